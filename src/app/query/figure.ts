import { byText } from "../../by-text.ts";
import { type ExportRecord, exportRecords } from "../../dataset/export.ts";
import { presentFigureId } from "../../dataset/former-ids.ts";
import { identityIn } from "../../dataset/identity.ts";
import {
  type Citation,
  type Dataset,
  type Figure,
  LANGUAGES,
  type SourceDocument,
  type Standing,
  type Text,
} from "../../dataset/model.ts";
import { dayOf } from "../../dataset/time/document.ts";
import { citeFigure, sayAlone } from "../../view/cite.ts";
import type { Locale } from "../../view/locale.ts";
import { choicesFor } from "./choices.ts";
import { QueryFault, quoted } from "./fault.ts";
import type { Source } from "./resource.ts";

/** One figure, and all that is known of it. */
interface FigureStory {
  readonly record: ExportRecord;
  /** One unit of its last printed digit; null for words. */
  readonly precision: number | null;
  readonly standing: Standing;
  /** What is doubtful about it; null where nothing is. */
  readonly remark: Text | null;
  readonly place: Named;
  readonly indicator: Named;
  readonly theme: Named;
  /** Number, unit, bound and terms in words, e.g. 增长5%左右. */
  readonly said: Text;
  readonly document: Omit<SourceDocument, "at">;
  /** Further places of the document that say the same. */
  readonly also: readonly Citation[];
  /** All statements of what it says, this one included, the earliest document first. */
  readonly statements: readonly FigureStatement[];
  /** How to cite it. */
  readonly cite: Text;
}

interface Named {
  readonly id: string;
  readonly name: Text;
}

/** What one document says of it. */
interface FigureStatement {
  readonly record: ExportRecord;
  readonly said: Text;
  readonly standing: Standing;
  readonly document: Pick<SourceDocument, "id" | "title" | "published">;
  /** True of the figure that was asked for. */
  readonly isAsked: boolean;
  /** Ids of the figures that took its place; none where none did. */
  readonly replacedBy: readonly string[];
}

/** Digits of a version, as pages print it. */
const VERSION_DIGITS = 8;

/**
 * Tells all of one figure, by its present or a former id.
 *
 * Errors: QueryFault at `id` where there is none, with others of the same place and indicator.
 */
export function tellFigure(source: Source, id: string): FigureStory {
  const { dataset } = source;
  const figure = figureWith(dataset, id);
  const statements = statementsOf(dataset, figure);
  const { region, indicator: subject, document, remark, precision, standing, also } = figure;
  const place = known(dataset.regionById, region);
  const indicator = known(dataset.indicatorById, subject);
  const version = dataset.version.slice(0, VERSION_DIGITS);
  return {
    record: recordOf(dataset, figure),
    ...{ precision, standing, also },
    remark: remark === null ? null : (dataset.remarkById.get(remark)?.name ?? null),
    place: { id: place.id, name: place.name },
    indicator: { id: indicator.id, name: indicator.name },
    theme: named(dataset.themeById, indicator.theme),
    said: inEach(source, (locale) => sayAlone(dataset, locale, figure)),
    document: withoutPlace(known(dataset.documentById, document)),
    statements: statements.map((one) => tellStatement(source, one, { asked: figure, statements })),
    cite: inEach(source, (locale) => citeFigure(dataset, locale, figure, version)),
  };
}

function figureWith(dataset: Dataset, written: string): Figure {
  const id = presentFigureId(written, dataset.formerIds);
  const figure = dataset.figures.find((one) => one.id === id);
  if (figure) return figure;
  const [region, indicator] = id.split("/");
  const near = dataset.figures.filter(
    (one) => one.region === region && one.indicator === indicator,
  );
  throw new QueryFault(`No figure has the id ${quoted(written)}`, {
    field: "id",
    value: written,
    ...choicesFor(
      id,
      near.map((one) => one.id),
    ),
  });
}

/** All figures of the same identity, the earliest document first; of one day in the order of the documents' names. */
function statementsOf(dataset: Dataset, { id, region, indicator }: Figure): readonly Figure[] {
  const identity = identityIn(id);
  const own = dataset.figures.filter(
    (one) =>
      one.region === region && one.indicator === indicator && identityIn(one.id) === identity,
  );
  const day = ({ document }: Figure) => dayOf(known(dataset.documentById, document));
  return own.toSorted((a, b) => byText(day(a), day(b)) || byText(a.document, b.document));
}

function tellStatement(
  source: Source,
  figure: Figure,
  { asked, statements }: { readonly asked: Figure; readonly statements: readonly Figure[] },
): FigureStatement {
  const { dataset } = source;
  const { id, title, published } = known(dataset.documentById, figure.document);
  return {
    record: recordOf(dataset, figure),
    said: inEach(source, (locale) => sayAlone(dataset, locale, figure)),
    standing: figure.standing,
    document: { id, title, published },
    isAsked: figure === asked,
    replacedBy: replacing(figure, statements).map((one) => one.id),
  };
}

/** What the next document said that replaced it. */
function replacing(figure: Figure, statements: readonly Figure[]): readonly Figure[] {
  if (figure.standing !== "superseded") return [];
  const later = statements
    .slice(statements.indexOf(figure) + 1)
    .filter(({ document, standing }) => document !== figure.document && standing !== "set-aside");
  return later.filter(({ document }) => document === later[0]?.document);
}

function recordOf(dataset: Dataset, figure: Figure): ExportRecord {
  const [record] = exportRecords({ ...dataset, figures: [figure] });
  if (!record) throw new Error(`Nothing was exported of "${figure.id}"`);
  return record;
}

/** Where it stands in which file of the data is nobody's business here. */
function withoutPlace({ at: _, ...document }: SourceDocument): Omit<SourceDocument, "at"> {
  return document;
}

function inEach({ localeByLanguage }: Source, word: (locale: Locale) => string): Text {
  const [zh, en] = LANGUAGES.map((language) => word(localeByLanguage[language]));
  return { zh: zh ?? "", en: en ?? "" };
}

function named(byId: ReadonlyMap<string, Named>, id: string): Named {
  const { name } = known(byId, id);
  return { id, name };
}

function known<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`Nothing in the checked dataset has the id "${id}"`);
  return found;
}
