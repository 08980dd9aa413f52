import { byText } from "../by-text.ts";
import type { Figure, SourceDocument } from "../dataset/model.ts";
import { dayOf } from "../dataset/time/document.ts";
import { groupBy } from "../group-by.ts";
import { anchorOf, type Context, indicatorOf, regionOf } from "./context.ts";
import { wordMoment } from "./date.ts";
import { titleOf } from "./documents.ts";
import type { PrintedPart, SourceGroup, SourceRow } from "./model.ts";
import { periodOf, wordPeriod } from "./period.ts";
import { plainText, say } from "./sentence.ts";
import { SMALL } from "./table/extent.ts";
import { widthMm } from "./table/text-width.ts";

/** Lists where every figure shown stands, document by document, in the order of the indicators. */
export function buildSources(context: Context, regions: readonly string[]): readonly SourceGroup[] {
  const figures = context.dataset.figures.filter((figure) => context.shown.has(figure));
  const figuresByDocument = groupBy(figures, ({ document }) => document);
  // Sorted by date, whatever their order in documents.yaml.
  const documents = [...context.dataset.documentById.values()].sort(
    (a, b) => byText(dayOf(a), dayOf(b)) || byText(a.id, b.id),
  );
  const documentsByRegion = groupBy(documents, ({ region }) => region);
  return regions.flatMap((region) =>
    (documentsByRegion.get(region) ?? []).flatMap((document) => {
      const own = figuresByDocument.get(document.id) ?? [];
      return own.length > 0 ? [buildGroup(context, document, own)] : [];
    }),
  );
}

function buildGroup(
  context: Context,
  document: SourceDocument,
  figures: readonly Figure[],
): SourceGroup {
  const { language } = context;
  const rows = buildRows(context, figures);
  return {
    id: `source-${document.id}`,
    place: regionOf(context, document.region).name[language],
    title: cutPrinted(titleOf(context, document)),
    original: language === "zh" ? [] : cutPrinted(document.title.zh),
    detail: detailOf(context, document),
    ...widthOf(rows),
    rows,
  };
}

/** Periods other than years need more room than a year. */
function widthOf(rows: readonly SourceRow[]): Pick<SourceGroup, "yearMm"> {
  if (rows.every(({ year }) => year.length <= YEAR_LENGTH)) return {};
  const mm = Math.max(...rows.map(({ year }) => widthMm(year, SMALL)));
  return { yearMm: Math.ceil(mm + PADDING_MM) };
}

const YEAR_LENGTH = 4;
const PADDING_MM = 2.5;

/** One row for figures of the same indicator and year in the same places; the indicator's name on its first row. */
function buildRows(context: Context, figures: readonly Figure[]): readonly SourceRow[] {
  const rows: SourceRow[] = [];
  let before: Figure | undefined;
  for (const figure of figures) {
    const isSame = before?.indicator === figure.indicator;
    const last = rows.at(-1);
    const row = buildRow(context, figure);
    if (isSame && last?.year === row.year && last.section === row.section) {
      rows[rows.length - 1] = { ...last, printed: [...last.printed, ...row.printed] };
    } else rows.push(isSame ? { ...row, indicator: "" } : row);
    before = figure;
  }
  return rows;
}

/** Issuer, number and date of a document. */
export function detailOf(context: Context, document: SourceDocument): string {
  const { language, locale } = context;
  const slots = {
    issuer: document.issuer[language],
    number: document.number ?? "",
    date: document.published
      ? wordMoment(locale, document.published)
      : locale.say("source.undated"),
  };
  const key = document.number === null ? "source.detailNoNumber" : "source.detail";
  return plainText(say(locale.say(key), slots));
}

function buildRow(context: Context, figure: Figure): SourceRow {
  const { locale, language } = context;
  const sections = [figure.section, ...figure.also.map((citation) => citation.section)];
  return {
    indicator: indicatorOf(context, figure.indicator).short[language],
    year: wordPeriod(locale, periodOf(context, figure), "short"),
    printed: [{ id: anchorOf(figure), parts: cutPrinted(figure.printed) }],
    section: sections.join(locale.say("list.separator")),
  };
}

/**
 * A number with its sign and what follows it: a sign of percent, or up to three characters of a unit; and a stop, before which
 * the browser would break the line.
 */
const WITH_UNIT =
  /([≥≤≈−]?\d[\d.,]*\s?(?:[%％‰℃]|个?[百千]分点|\p{Script=Han}{1,3})?[、，；。）]?)/u;

/** Cuts the words of a document into numbers with their units and what stands between them. */
export function cutPrinted(printed: string): readonly PrintedPart[] {
  return printed
    .split(WITH_UNIT)
    .map((text, index) => ({ text, isWhole: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
