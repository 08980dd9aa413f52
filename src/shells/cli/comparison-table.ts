import Table from "cli-table3";
import { aimOf, type Comparison } from "../../analysis/model.ts";
import { sayFigure } from "../../app/compare.ts";
import type { Dataset, Figure, Language } from "../../dataset/model.ts";
import { tellApart } from "../../dataset/regions/names.ts";
import { cityOf, MOST_IN_A_ROW } from "../../dataset/regions/tree.ts";
import { groupBy } from "../../group-by.ts";

/** How a comparison is set as a table. */
interface Setting {
  readonly lang: Language;
  /** Most places that are shown. */
  readonly limit: number;
  /** True where the places were asked for in an order of their own, which then stays. */
  readonly isInOrder: boolean;
}

type Cell = Comparison["cells"][number];
type Group = Comparison["groups"][number];

/** Sets a comparison as a table for a terminal: many places in groups by city, those of one name told apart. */
export function tableOf(dataset: Dataset, comparison: Comparison, setting: Setting): string {
  const { lang, limit, isInOrder } = setting;
  const { references = [] } = comparison;
  const met = new Set([...comparison.cells, ...references].map(({ region }) => region));
  const regionById = tellApart(dataset.regionById, (id) => met.has(id));
  const head = headOf(comparison);
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  const groupOf = groupsByRegion(comparison);
  const cities = isInOrder ? [] : citiesOf(comparison.cells, regionById, lang);
  const parts = cities.length > 1 ? cities : [{ city: null, cells: comparison.cells }];
  let left = limit;
  for (const { city, cells } of parts) {
    const shown = cells.slice(0, left);
    if (shown.length === 0) break;
    if (city !== null) table.push([{ colSpan: head.length, content: city }]);
    for (const cell of shown) {
      const place = regionById.get(cell.region)?.short[lang] ?? cell.region;
      table.push([place, ...wordCell(cell, groupOf.get(cell.region), dataset, lang)]);
    }
    left -= shown.length;
  }
  if (references.length > 0)
    table.push([
      { colSpan: head.length, content: "contains all of these: for reference, not ranked" },
    ]);
  for (const cell of references) {
    const place = regionById.get(cell.region)?.short[lang] ?? cell.region;
    table.push([place, ...wordCell(cell, undefined, dataset, lang)]);
  }
  return table.toString();
}

function headOf({ measure }: Comparison): readonly string[] {
  const about = ["status", "bound", "basis, scope", "grade", "rank", "section"];
  return ["region", "period", measure, ...about];
}

/** The places of each city, where there are many; none where they are few. */
function citiesOf(
  cells: readonly Cell[],
  regionById: Dataset["regionById"],
  lang: Language,
): readonly { readonly city: string; readonly cells: readonly Cell[] }[] {
  if (cells.length <= MOST_IN_A_ROW) return [];
  const byCity = groupBy(cells, ({ region }) => cityOf(region, regionById)?.key ?? null);
  return [...byCity.values()].map((own) => {
    const city = cityOf(own[0]?.region ?? "", regionById);
    return { city: city?.name[lang] ?? "–", cells: own };
  });
}

/** The group of each place, and how many are ranked in it. */
function groupsByRegion({ groups }: Comparison) {
  return new Map(
    groups.flatMap((group) => {
      const ranked = Object.keys(group.ranks ?? {}).length;
      return group.regions.map((region) => [region, { ...group, ranked }] as const);
    }),
  );
}

/** A target in another measure than the table's stands in its row, with that measure. */
function wordCell(
  cell: Cell,
  group: (Group & { readonly ranked: number }) | undefined,
  dataset: Dataset,
  lang: Language,
): readonly string[] {
  const figures = aimOf(cell);
  const rank = group?.ranks?.[cell.region];
  const measureOf = ({ measure }: Figure) => (cell.figures.length > 0 ? "" : `${measure} `);
  return [
    eachOf(figures, (figure) => figure.period),
    eachOf(figures, (figure) => measureOf(figure) + sayFigure(dataset, figure, lang)),
    eachOf(figures, (figure) => figure.status),
    eachOf(figures, (figure) => figure.bound),
    eachOf(figures, (figure) => namesOf(dataset, figure, lang)),
    group?.grade ?? "",
    rank === undefined
      ? ""
      : `${rank} of ${group?.ranked}${group?.provisional ? ", provisional" : ""}`,
    eachOf(figures, (figure) => figure.section),
  ];
}

function eachOf(figures: readonly Figure[], word: (figure: Figure) => string): string {
  return figures.length === 0 ? "–" : figures.map(word).join("\n");
}

function namesOf(dataset: Dataset, { basis, scope, on }: Figure, lang: Language): string {
  const terms = [dataset.basisById.get(basis ?? ""), dataset.scopeById.get(scope ?? "")];
  const names = terms.flatMap((term) => term?.name[lang] ?? []);
  return [...names, ...(on === "year_earlier" ? [] : [on])].join(", ");
}
