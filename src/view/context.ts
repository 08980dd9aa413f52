import type {
  Dataset,
  Figure,
  Indicator,
  Language,
  Measure,
  Region,
  SourceDocument,
} from "../dataset/model.ts";
import type { Ledger } from "./ledger.ts";
import type { Locale } from "./locale.ts";
import { plainText, say } from "./sentence.ts";

/** What every part of the view is worded with. */
export interface Context {
  readonly dataset: Dataset;
  readonly locale: Locale;
  readonly language: Language;
  readonly ledger: Ledger;
  /** Collects the figures shown, so that the source list holds each of them. */
  readonly shown: Set<Figure>;
  /** The places in focus; none where all are equal. */
  readonly focus: readonly string[];
  /** Places to name beside it where not all are named. Default: none. */
  readonly peers?: readonly string[];
  /** True where the page is about one place: nothing on it compares places. Default: false. */
  readonly isOfOne?: boolean;
  /** Indicators that are drawn on one scale, and so said in one unit. Default: each in a unit of its own. */
  readonly together?: readonly string[];
  /** The documents behind the page. */
  readonly documents: readonly SourceDocument[];
  /** True where the page has a list of sources to link to. */
  readonly linksToSources: boolean;
  /** Anchor of the part that explains the marks of figures; null where each table has a legend of its own. */
  readonly marksAnchor: string | null;
}

/** Finds what an id of the checked dataset stands for. */
export function lookUp<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`Nothing in the checked dataset has the id "${id}"`);
  return found;
}

export function indicatorOf({ dataset }: Pick<Context, "dataset">, id: string): Indicator {
  return lookUp(dataset.indicatorById, id);
}

export function regionOf({ dataset }: Context, id: string): Region {
  return lookUp(dataset.regionById, id);
}

/** The short name of a place, for lists and narrow columns. */
export function placeName(context: Context, id: string): string {
  return regionOf(context, id).short[context.language];
}

/** Names in a row, as the language joins them. */
export function listNames({ locale }: Context, names: readonly string[]): string {
  const head = names.slice(0, -1).join(locale.say("list.separator"));
  const last = names.at(-1) ?? "";
  return head === "" ? last : head + locale.say("list.last") + last;
}

/** What a comparison is about, e.g. 地区生产总值增速. */
export function measureName(context: Context, indicator: string, measure: Measure): string {
  const name = indicatorOf(context, indicator).short[context.language];
  const isOf = measure === "growth" || measure === "change";
  const indicatorName = isOf ? lowerFirst(name) : name;
  return plainText(say(context.locale.say(`measure.${measure}`), { indicator: indicatorName }));
}

/** English sets names within a sentence in lower case, but not abbreviations such as GRP or 5G. */
export function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Anchor of a figure in the source list; null where the page has no such list. */
export function sourceAnchor({ linksToSources }: Context, figure: Figure): string | null {
  if (!linksToSources) return null;
  return anchorOf(figure);
}

/** The anchor itself. */
export function anchorOf(figure: Pick<Figure, "id">): string {
  return `s-${figure.id.replace(/[^a-z0-9_]+/gi, "-")}`;
}
