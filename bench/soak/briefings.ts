import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { generateDataset } from "../dataset/generate.ts";

const PLACES = 50;
const INDICATORS = 8;

/** Writes a data folder of invented places with so many briefings of one page, each of two places; gives their names. */
export function writeBriefings(folder: string, count: number): readonly string[] {
  const files = generateDataset({ places: PLACES, indicators: INDICATORS, missing: 0 });
  const kept = files.filter(({ path }) => !/^(briefings|sources)\//.test(path));
  for (const { path, text } of kept) write(join(folder, path), text);
  const places = [...(files[0]?.text ?? "").matchAll(/^(\w+):$/gm)].map(([, id]) => id as string);
  return Array.from({ length: count }, (_, index) => {
    const name = `soak-${String(index).padStart(4, "0")}`;
    write(
      join(folder, "briefings", `${name}.yaml`),
      stringify(briefingOf(index, places), { aliasDuplicateObjects: false }),
    );
    return name;
  });
}

/** No two are of the same places in the same order, up to as many as there are such pairs. */
function briefingOf(index: number, places: readonly string[]) {
  const first = index % places.length;
  const apart = 1 + (Math.floor(index / places.length) % (places.length - 1));
  const measures = ["level", "growth"];
  return {
    kind: "one-page",
    title: { zh: `一页简报${index}`, en: `Invented places ${index}` },
    subject: { zh: "虚构数据", en: "Invented figures" },
    keywords: { zh: ["区县对比"], en: ["county comparison"] },
    author: { zh: "区县对比简报", en: "County Briefings" },
    date: "2026-11-23",
    pages: 1,
    regions: [places[first], places[(first + apart) % places.length]],
    headline: [
      { indicator: "gross_regional_product", measures },
      { indicator: "general_public_budget_revenue", measures },
    ],
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
