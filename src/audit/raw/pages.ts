import type { RawFile } from "./file.ts";
import { isKeyed, isList, type Keyed, nameOf } from "./value.ts";

/** Lists the pages in their order. */
export function pagesOf(file: RawFile): readonly Keyed[] {
  const seen = new Set<Keyed>();
  const below = (node: unknown): readonly Keyed[] => {
    if (!isKeyed(node as Keyed) || seen.has(node as Keyed)) return [];
    seen.add(node as Keyed);
    const kids = file.at(node as Keyed, "Kids");
    if (!isList(kids))
      return nameOf(file.at(node as Keyed, "Type")) === "Page" ? [node as Keyed] : [];
    return kids.flatMap((kid) => below(file.follow(kid)));
  };
  return below(file.at(file.catalog, "Pages"));
}
