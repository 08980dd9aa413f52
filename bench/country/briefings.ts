import { parse, stringify } from "yaml";
import type { Dataset } from "../../src/dataset/model.ts";
import type { GeneratedFile } from "../dataset/generate.ts";

/** How many kinds of briefings take turns. */
export const KINDS = 3;

/** A briefing's file, and its name. */
interface BriefingFile extends GeneratedFile {
  readonly id: string;
}

/** Profiles, pairs and monthly reports by turns, so many together, of counties from all over a country. */
export function countryBriefings(
  count: number,
  dataset: Dataset,
  files: readonly GeneratedFile[],
): readonly BriefingFile[] {
  const counties = [...dataset.regionById.values()].filter(({ level }) => level === "county");
  const apart = counties.length / Math.ceil(count / KINDS);
  return Array.from({ length: count }, (_, index) => {
    const county = counties[Math.floor(Math.floor(index / KINDS) * apart)];
    if (!county) throw new Error(`${counties.length} counties are too few`);
    const near = counties.filter(({ within }) => within === county.within).map(({ id }) => id);
    const partner = near[(near.indexOf(county.id) + 1) % near.length] ?? county.id;
    const own = [
      { ...like("profile", files), within: county.within, focus: county.id },
      { ...like("pair", files), regions: [county.id, partner] },
      { ...like("pair", files), kind: "monthly", regions: [county.id] },
    ][index % KINDS];
    const id = `country-${String(index).padStart(4, "0")}`;
    const text = stringify(own, { aliasDuplicateObjects: false });
    return { id, path: `briefings/${id}.yaml`, text };
  });
}

/** What the generator writes of a kind. */
function like(kind: string, files: readonly GeneratedFile[]): Readonly<Record<string, unknown>> {
  const file = files.find(({ path }) => new RegExp(`^briefings/${kind}[-.]`).test(path));
  if (!file) throw new Error(`The generator makes no ${kind}`);
  return parse(file.text);
}
