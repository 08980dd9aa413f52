/** The part of `subset-font` that is used here; the package has no types. */
declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: "sfnt" | "woff" | "woff2";
      readonly keepAllGlyphs?: boolean;
      readonly keepFeatures?: readonly string[];
      readonly noHinting?: boolean;
      readonly dropTables?: readonly string[];
      readonly preserveNameIds?: readonly number[];
    },
  ): Promise<Buffer>;
}
