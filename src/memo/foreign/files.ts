import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  type PDFObject,
  PDFRef,
} from "@cantoo/pdf-lib";
import { follow, listAt, name, reach, textAt } from "./objects.ts";

/** A file that another one carries inside it. */
interface CarriedFile {
  readonly name: string;
  readonly ref: PDFRef;
}

/** Lists the files that a PDF carries, by name: in its list of files, and behind notes on its pages. */
export function listFiles(catalog: PDFDict, context: PDFContext): readonly CarriedFile[] {
  const files = new Map<PDFDict, CarriedFile>();
  for (const object of reach([catalog], context)) {
    const dict = object instanceof PDFRef ? context.lookup(object) : object;
    if (!(dict instanceof PDFDict) || !holdsFiles(dict, "EF") || files.has(dict)) continue;
    const ref = object instanceof PDFRef ? object : context.register(dict);
    files.set(dict, { ref, name: nameOf(dict) });
  }
  return [...files.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Its name without folders: where it is saved is for who saves it to say. */
function nameOf(spec: PDFDict): string {
  const said = textAt(spec, "UF") ?? textAt(spec, "F") ?? "";
  return said.split(/[/\\]/).at(-1) || "file";
}

/** Takes carried files out of all that the catalog leads to. */
export function dropFiles(catalog: PDFDict, context: PDFContext): void {
  const dicts = [...reach([catalog], context)].filter((each) => each instanceof PDFDict);
  // Looked for first: what tells a list of files is taken out after that.
  const gone = dicts.map((dict) => ({ dict, keys: keysOfFiles(dict) }));
  for (const { dict, keys } of gone) for (const key of keys) dict.delete(name(key));
}

function keysOfFiles(dict: PDFDict): readonly string[] {
  const keys = ["EF", "RF"].filter((key) => holdsFiles(dict, key));
  return namesFiles(dict) ? [...keys, "AF"] : keys;
}

/** Systems that a carried file may be for: ISO 32000-1, table 44. */
const SYSTEMS = ["F", "UF", "DOS", "Mac", "Unix"].map(name);

/** True where a key leads to carried files; a font or a picture of a page may bear the same name. */
function holdsFiles(dict: PDFDict, key: string): boolean {
  const held = follow(dict.get(name(key)), dict.context);
  return held instanceof PDFDict && SYSTEMS.some((system) => held.has(system));
}

/** True where `AF` leads to files; a colour space of that name is a list, too. */
function namesFiles(dict: PDFDict): boolean {
  const found = follow(dict.get(name("AF")), dict.context);
  const specs = found instanceof PDFArray ? found.asArray() : [found];
  return specs.some((each) => {
    const spec = follow(each, dict.context);
    return spec instanceof PDFDict && (holdsFiles(spec, "EF") || textAt(spec, "F") !== null);
  });
}

/** Makes the list of carried files that stay, under names without folders: entries of the catalog. */
export function keepFiles(
  files: readonly CarriedFile[],
  catalog: PDFDict,
  context: PDFContext,
): Readonly<Record<"Names" | "AF", PDFObject | null>> {
  const entries = files.flatMap(({ name: said, ref }) => {
    const spec = context.lookup(ref, PDFDict);
    const text = PDFHexString.fromText(said);
    for (const key of ["F", "UF"]) spec.set(name(key), text);
    return [text, ref];
  });
  const related = listAt(catalog, "AF");
  return {
    Names: entries.length > 0 ? context.obj({ EmbeddedFiles: { Names: entries } } as never) : null,
    AF: related.length > 0 ? context.obj([...related] as never) : null,
  };
}
