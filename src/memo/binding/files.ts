import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject } from "@cantoo/pdf-lib";
import type { Grafted } from "./graft.ts";

const name = (key: string) => PDFName.of(key);

/** Joins the files that parts carry inside them, e.g. the figures behind a briefing: entries of the catalog. */
export function joinFiles(
  parts: readonly Grafted[],
  context: PDFContext,
): Readonly<Record<"Names" | "AF", PDFObject | null>> {
  const trees = parts.flatMap(
    ({ catalog }) =>
      catalog.lookupMaybe(name("Names"), PDFDict)?.lookupMaybe(name("EmbeddedFiles"), PDFDict) ??
      [],
  );
  const files = trees.flatMap(leavesOf);
  files.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const related = parts.flatMap(
    ({ catalog }) => catalog.lookupMaybe(name("AF"), PDFArray)?.asArray() ?? [],
  );
  const tree = { EmbeddedFiles: { Names: files.flat() } };
  return {
    Names: files.length > 0 ? context.obj(tree as never) : null,
    AF: related.length > 0 ? context.obj(related as never) : null,
  };
}

function leavesOf(node: PDFDict): readonly (readonly [PDFObject, PDFObject])[] {
  const names = node.lookupMaybe(name("Names"), PDFArray)?.asArray() ?? [];
  const own = names.flatMap((key, at) => {
    const file = names[at + 1];
    return at % 2 === 0 && file ? [[key, file] as const] : [];
  });
  const kids = node.lookupMaybe(name("Kids"), PDFArray)?.asArray() ?? [];
  return [...own, ...kids.flatMap((kid) => leavesOf(node.context.lookup(kid, PDFDict)))];
}
