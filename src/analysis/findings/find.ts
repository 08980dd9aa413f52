import type { ContrastSpec, Dataset, Indicator } from "../../dataset/model.ts";
import type { RatioSpec } from "../model.ts";
import { LATEST_YEARS, type Timing } from "../timing.ts";
import { findAmbition } from "./ambition.ts";
import { findContradiction } from "./contradiction.ts";
import { findContrast } from "./contrast.ts";
import { findCoverage } from "./coverage.ts";
import { findDivergence } from "./divergence.ts";
import { findGap } from "./gap.ts";
import { findList } from "./list.ts";
import { findMet } from "./met.ts";
import { FINDING_KINDS, type Finding, type FindingKind, type FindingOf } from "./model.ts";
import { findOrder } from "./order.ts";
import { findOutlier } from "./outlier.ts";
import { findPosition } from "./position.ts";
import { findRevision } from "./revision.ts";
import { findScale } from "./scale.ts";
import { findSpread } from "./spread.ts";
import { findStructure } from "./structure.ts";
import { type HeadlineLine, type Survey, surveyTopics, type Topic } from "./survey.ts";
import { findTurn } from "./turn.ts";

/** Looks at one indicator and proposes what there is to say of it, of one kind. */
type Rule<Kind extends FindingKind> = (survey: Survey, topic: Topic) => readonly FindingOf<Kind>[];

/** The rule of each kind of finding. */
const RULES = {
  scale: findScale,
  order: findOrder,
  spread: findSpread,
  outlier: findOutlier,
  ambition: findAmbition,
  contrast: findContrast,
  position: findPosition,
  turn: findTurn,
  met: findMet,
  revision: findRevision,
  divergence: findDivergence,
  structure: findStructure,
  list: findList,
  contradiction: findContradiction,
  coverage: findCoverage,
  gap: findGap,
} satisfies { readonly [Kind in FindingKind]: Rule<Kind> };

/** Where findings are looked for. */
export interface Search {
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  /** Indicator ids; all of the dataset where not given. */
  readonly indicators?: readonly string[];
  /** Theme ids; all where not given. */
  readonly themes?: readonly string[];
  /** Indicators of which a finding is worth more, the most prominent first. */
  readonly headline?: readonly string[];
  /** What the headline asks of each place. Default: nothing, so that nobody is told how much of it there is. */
  readonly rows?: readonly HeadlineLine[];
  /** Of which periods. Default: the latest years. */
  readonly timing?: Timing;
  /** Ratios worth telling. */
  readonly ratios?: readonly RatioSpec[];
  /** Growth targets worth telling side by side. */
  readonly contrasts?: readonly ContrastSpec[];
  /** The place that the findings are about. Default: none, all are equal. */
  readonly focus?: string | null;
}

/**
 * Proposes everything that the figures say, each finding with its weight and its evidence.
 *
 * Shape: by theme, then indicator, then kind; the same however the figures are ordered in the dataset.
 */
export function findFindings(dataset: Dataset, search: Search): readonly Finding[] {
  const { regions, timing = LATEST_YEARS, focus = null } = search;
  const { headline = [], rows = [], ratios = [], contrasts = [] } = search;
  const topics = surveyTopics(dataset, indicatorsOf(dataset, search), regions, timing);
  const survey: Survey = {
    dataset,
    timing,
    regions,
    placeByRegion: new Map(regions.map((region, place) => [region, place])),
    headline,
    rows,
    ratios,
    contrasts,
    focus,
    told: focus === null ? regions : [focus],
    topics,
  };
  return topics.flatMap((topic) =>
    FINDING_KINDS.flatMap((kind): readonly Finding[] => RULES[kind](survey, topic)),
  );
}

function indicatorsOf(dataset: Dataset, { indicators, themes }: Search): readonly Indicator[] {
  const places = new Map([...dataset.themeById.keys()].map((theme, place) => [theme, place]));
  const asked = indicators && new Set(indicators);
  return [...dataset.indicatorById.values()]
    .filter(({ id, theme }) => (asked?.has(id) ?? true) && (themes?.includes(theme) ?? true))
    .sort((a, b) => (places.get(a.theme) ?? 0) - (places.get(b.theme) ?? 0));
}
