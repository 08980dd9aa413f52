import type { Row } from "../../analysis/analyze.ts";
import type { Cell, Comparison } from "../../analysis/model.ts";
import { type Context, listNames, regionOf } from "../context.ts";
import { openLedger } from "../ledger.ts";
import type { BlockView, CellView, RowView, Sign, TableForm, TableView } from "../model.ts";
import { openNotes } from "../notes.ts";
import { TEXT_WIDTH_MM } from "../paper.ts";
import { plainText, say } from "../sentence.ts";
import { saysUnit } from "../unit.ts";
import { type Columns, fitColumns, forceColumns, setColumns } from "./columns-form.ts";
import { setDistribution } from "./distribution-form.ts";
import { measureCell } from "./extent.ts";
import { withFields } from "./fields.ts";
import { explainReferences, figuresOf, legendOf } from "./legend.ts";
import { decimalsOfPlace, type Line, makeCell, wordLines } from "./lines.ts";
import { setOnePlace } from "./one-place-form.ts";
import { byPeriods, wordHeads } from "./order.ts";
import { setRows } from "./rows-form.ts";
import { columnOf, type Setting } from "./setting.ts";

/** What a table shows. */
export interface TableSource {
  readonly id: string;
  readonly caption: string;
  /** Their cells are those of `regions`. */
  readonly rows: readonly Row[];
  /** In the order of the page. */
  readonly regions: readonly string[];
  /** Places that all of these lie within: each has a column or a row apart, without a rank. Default: none. */
  readonly references?: readonly string[];
  /** In mm. Default: the text area of an upright page. */
  readonly widthMm?: number;
  /** Width of a column for notes beside places in columns, in mm. Default: none. */
  readonly remarkMm?: number;
  /** The form to set it in whatever its contents. Default: by measure. */
  readonly form?: Extract<TableForm, "columns" | "distribution"> | null;
  /** True where a distribution has one line an indicator, however many years there are. Default: false. */
  readonly isShort?: boolean;
  /** Places that stand out: they are shown where not all are. Default: none. */
  readonly named?: readonly string[];
  /** True where outcomes stand nowhere else: also before an arrow they bear their ranks, and notes what they replaced. Default: false. */
  readonly bearsOutcomes?: boolean;
  /** True where places in columns have bars under the numbers that may be compared. Default: false. */
  readonly microBars?: boolean;
  /** True for a narrow table of one place: what is not published at one end of an arrow has no dash. Default: false. */
  readonly isList?: boolean;
  /** Rows of another table of the same places: both have their columns at the same places. Default: none. */
  readonly alongside?: Pick<TableSource, "rows" | "bearsOutcomes">;
  /** What else on the page has no other key to its marks. */
  readonly explains?: readonly Cell[];
}

/** What is the same for all tables of a briefing. */
export type TableSettings = Pick<
  TableSource,
  "widthMm" | "remarkMm" | "form" | "named" | "isShort" | "references"
>;

/** More places than this are told by their distribution. */
export const MOST_ROWS = 60;

/** Words a table of comparisons with its notes and the marks it uses, in the form that its contents fit into. */
export function buildTable(page: Context, source: TableSource): TableView {
  const context = { ...page, marksAnchor: page.marksAnchor ?? `${source.id}-marks` };
  return isDistribution(source)
    ? buildDistribution(context, source)
    : buildPlaces(context, withReferences(source));
}

/** Puts the places for reference behind those that are compared; the ranks of these stay as they are. */
function withReferences(source: TableSource): TableSource {
  const { regions, references = [], rows, alongside } = source;
  if (references.length === 0) return source;
  const join = (comparison: Comparison): Comparison => ({
    ...comparison,
    cells: [...comparison.cells, ...(comparison.references ?? [])],
  });
  return {
    ...source,
    regions: [...regions, ...references],
    references,
    rows: rows.map(joinRow),
    ...(alongside ? { alongside: { ...alongside, rows: alongside.rows.map(joinRow) } } : {}),
  };
  function joinRow({ comparison, before }: Row): Row {
    return { comparison: join(comparison), before: before && join(before) };
  }
}

/** True where places are told by their distribution. */
export function isDistribution({
  form = null,
  regions,
}: Pick<TableSource, "form" | "regions">): boolean {
  return form === "distribution" || (form === null && regions.length > MOST_ROWS);
}

/** Every place with its cells. */
function buildPlaces(context: Context, source: TableSource): TableView {
  const { id, caption, rows, regions, references = [], explains = [] } = source;
  const notes = openNotes(context, id);
  const lines = wordLines(context, notes, rows, source);
  const { setting, form, columns } = chooseForm(
    measure(context, source, lines),
    source.form ?? null,
    measureAlongside(context, source),
  );
  const set = columns
    ? setAsColumns(setting, columns, source.microBars ?? false)
    : setOtherwise(setting, form);
  const views = lines.map((line, index) => asRow(line, set.cells[index] ?? []));
  const figures = figuresOf([...cellsOf(rows), ...explains]);
  const areTargetsFirst = rows.some(({ before }) => before?.target);
  const areApart = cellsOf(rows).some(({ apart }) => apart);
  return {
    id,
    form,
    caption,
    columns:
      set.columns ??
      regions.map((region, place) => columnOf(scratch(context), setting, region, { place })),
    rows: views,
    blocks: set.blocks,
    hasRemarks: setting.remarkMm > 0 && form !== "rows",
    legend: [
      ...legendOf(context, figures, set.cells.flat(), { areTargetsFirst, areApart }),
      ...explainReferences(context, references),
      ...explainFields(context, set.blocks),
    ],
    notes: notes.notes,
  };
}

/** Tells what fields and thin bars show; nothing where there are none. */
function explainFields({ locale }: Context, blocks: readonly BlockView[]): readonly Sign[] {
  const cells = blocks.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const used = { field: cells.some(({ field }) => field), thinBars: cells.some(({ bar }) => bar) };
  return (["field", "thinBars"] as const)
    .filter((key) => used[key])
    .map((key) => ({
      sign: locale.say(`table.${key}.sign`),
      meaning: locale.say(`table.${key}.meaning`),
    }));
}

/** Nothing that is only measured enters the facts of the page. */
function scratch(context: Context): Context {
  return { ...context, ledger: openLedger(), shown: new Set() };
}

function measure(context: Context, source: TableSource, lines: readonly Line[]): Setting {
  const { id, caption, regions, references = [], isList = false } = source;
  const { widthMm = TEXT_WIDTH_MM, remarkMm = 0 } = source;
  const draft = scratch(context);
  const isPlan = lines.some(({ source }) => source.before !== null);
  return {
    context,
    id,
    caption,
    lines,
    regions,
    references,
    extentsByLine: lines.map((line) =>
      regions.map((_, place) =>
        measureCell(
          makeCell(draft, line, place, line.decimals),
          isPlan && context.language === "en",
        ),
      ),
    ),
    isPlan,
    isList,
    widthMm,
    remarkMm,
  };
}

/** What another table takes that has its columns at the same places; null where there is none. */
function measureAlongside(context: Context, source: TableSource): Setting | null {
  const { alongside } = source;
  if (!alongside || alongside.rows.length === 0) return null;
  const draft = scratch(context);
  const notes = { ...openNotes(draft, source.id), take: () => [] };
  const other = { ...source, ...alongside };
  return measure(context, other, wordLines(draft, notes, alongside.rows, alongside));
}

function chooseForm(
  setting: Setting,
  asked: TableForm | null,
  alongside: Setting | null,
): { readonly setting: Setting; readonly form: TableForm; readonly columns: Columns | null } {
  if (asked === null && setting.regions.length === 1)
    return { setting, form: "one-place", columns: null };
  const ordered = byPeriods(setting);
  const both = alongside ? byPeriods(withLinesOf(setting, alongside)) : ordered;
  for (const part of PARTS_OF_REMARKS) {
    const narrower = { ...ordered, remarkMm: part * setting.remarkMm };
    const columns = fitColumns({ ...both, remarkMm: narrower.remarkMm });
    if (columns) return { setting: narrower, form: "columns", columns };
    if (setting.remarkMm === 0) break;
  }
  if (asked === "columns") return { setting: ordered, form: asked, columns: forceColumns(both) };
  return { setting, form: "rows", columns: null };
}

function withLinesOf(setting: Setting, other: Setting): Setting {
  return {
    ...setting,
    lines: [...setting.lines, ...other.lines],
    extentsByLine: [...setting.extentsByLine, ...other.extentsByLine],
    isPlan: setting.isPlan || other.isPlan,
  };
}

/** Where places would not go into columns otherwise, notes have no more than a part of their room. */
const PARTS_OF_REMARKS = [1, 0.9, 0.8, 0.7, 0.6] as const;

function setAsColumns(setting: Setting, sizes: Columns, microBars: boolean) {
  const { context, lines, regions } = setting;
  const longest = regions.map((_, place) => decimalsOfPlace(context, lines, place));
  const cells = lines.map((line) =>
    regions.map((_, place) =>
      makeCell(context, line, place, line.isOfWholes ? 0 : (longest[place] ?? 0)),
    ),
  );
  const heads = wordHeads(context, setting);
  const onFields = cells.map((row, index) => {
    const line = lines[index];
    return line ? withFields(context, line, row, microBars) : row;
  });
  const block = setColumns(setting, sizes, { ...heads, cells: onFields });
  return { cells, columns: heads.columns, blocks: [block] };
}

function setOtherwise(setting: Setting, form: TableForm) {
  const set = form === "one-place" ? setOnePlace(setting) : setRows(setting);
  return { ...set, columns: null };
}

function asRow({ name, full, unit, opens, notes }: Line, cells: readonly CellView[]): RowView {
  const said = saysUnit(full, unit) ? { saysUnit: true } : {};
  return { name, full, unit, ...said, opens, notes, cells };
}

/** The distribution of many places, then those that stand out, each with its own figures. */
function buildDistribution(context: Context, { alongside: _, ...source }: TableSource): TableView {
  const { id, caption, rows, regions, references = [], explains = [] } = source;
  const { widthMm = TEXT_WIDTH_MM, named = [] } = source;
  const notes = openNotes(context, id);
  const lines = wordLines(context, { ...notes, take: () => [] }, rows);
  const { isShort = false } = source;
  const { block, shown } = setDistribution(context, notes, {
    id,
    caption,
    lines,
    widthMm,
    isShort,
  });
  const places = regions.filter((region) => named.includes(region));
  const below =
    places.length + references.length === 0
      ? null
      : buildPlaces(
          context,
          withReferences({
            ...source,
            id: `${id}-named`,
            caption:
              places.length === 0
                ? captionOfReferences(context, references)
                : context.locale.say("table.named"),
            rows: rows.map((row) => keepPlaces(row, places)),
            regions: places,
            // A place alone has no head with its name but as a column.
            form: places.length === 0 ? "columns" : null,
            remarkMm: 0,
          }),
        );
  const figures = [...shown, ...figuresOf(explains)];
  const cells = block.rows.flatMap((row) => row.cells);
  const signs = [...legendOf(context, figures, cells), ...(below?.legend ?? [])];
  return {
    id,
    form: "distribution",
    caption,
    columns: below?.columns ?? [],
    rows: below?.rows ?? [],
    blocks: [block, ...(below?.blocks ?? [])],
    hasRemarks: false,
    legend: [...new Map(signs.map((sign) => [sign.meaning, sign])).values()],
    notes: [...notes.notes, ...(below?.notes ?? [])],
  };
}

function captionOfReferences(context: Context, references: readonly string[]): string {
  const names = references.map((region) => regionOf(context, region).name[context.language]);
  const places = listNames(context, names);
  return plainText(say(context.locale.say("table.referenceCaption"), { places }));
}

/** Ranks stay those among all places. */
function keepPlaces({ comparison, before }: Row, places: readonly string[]): Row {
  const keep = <Kept extends { readonly cells: readonly Cell[] }>(all: Kept): Kept => ({
    ...all,
    cells: all.cells.filter(({ region }) => places.includes(region)),
  });
  return { comparison: keep(comparison), before: before && keep(before) };
}

function cellsOf(rows: readonly Row[]): readonly Cell[] {
  return rows.flatMap(({ comparison, before }) => [...(before?.cells ?? []), ...comparison.cells]);
}
