import { findFindings } from "../../../src/analysis/findings/find.ts";
import type { Finding, FindingKind } from "../../../src/analysis/findings/model.ts";
import type { ContrastSpec, Dataset, RatioSpec } from "../../../src/dataset/model.ts";
import {
  buildDataset,
  type DatasetSpec,
  type FigureSpec,
  PRODUCT,
} from "../../analysis/builder.ts";
import { withUnits } from "../context.ts";

export const REGIONS = ["Jia", "Yi", "Bing", "Ding"] as const;
const [JIA] = REGIONS;

/** Invented figures of which a rule has something to say. */
interface Sample extends Pick<DatasetSpec, "figures"> {
  readonly more?: Partial<DatasetSpec>;
  readonly ratios?: readonly RatioSpec[];
  readonly contrasts?: readonly ContrastSpec[];
  /** The place that it is told of. */
  readonly focus?: string;
}

/** One figure a place in their order; null where nothing is published. */
function row(values: readonly (number | null)[], more: Partial<FigureSpec> = {}) {
  return values.flatMap((value, place): FigureSpec[] =>
    value === null ? [] : [{ region: REGIONS[place] ?? "", value, measure: "growth", ...more }],
  );
}

const LEVEL = { measure: "level" } as const;
const TARGET = { status: "target" } as const;

/** Of one amount, the part of another. */
const RATIO: RatioSpec = {
  id: "part",
  name: { zh: "占比", en: "Share of the whole" },
  numerator: PRODUCT,
  denominator: "whole",
  unit: "percent",
};

/** A sample for each kind of finding. */
export const SAMPLES = {
  scale: { figures: row([100, 50, 80], LEVEL) },
  order: { figures: row([9, 2, 5]) },
  spread: { figures: row([6, 6, 6]) },
  outlier: { figures: row([12, 5, 5.4, 5.8]) },
  ambition: { figures: [...row([5, 6, 7]), ...row([6, 5, 7], TARGET)] },
  contrast: {
    figures: [...row([8, 5, 6], TARGET), ...row([7, 6, 6], { ...TARGET, indicator: "sales" })],
    more: {
      indicators: [
        { id: PRODUCT, growthPrices: "constant" },
        { id: "sales", growthPrices: "current" },
      ],
    },
    contrasts: [{ id: "one", indicator: PRODUCT, against: "sales" }],
  },
  position: { figures: [...row([5, 6, 9]), ...row([12], TARGET)], focus: "Jia" },
  turn: { figures: [...row([-3, 4]), ...row([5, 6], TARGET)] },
  met: {
    figures: [
      {
        region: JIA,
        measure: "growth",
        value: 7,
        year: 2022,
        document: "Jia-2022-plan",
        ...TARGET,
      },
      { region: JIA, measure: "growth", value: 5.5, document: "Jia-2023-plan" },
    ],
    more: { pastYears: { Jia: [2021, 2022] } },
  },
  revision: {
    figures: [
      { region: JIA, measure: "growth", value: 0.5, year: 2021, document: "Jia-2022-plan" },
      { region: JIA, measure: "growth", value: -0.5, year: 2021, document: "Jia-2023-plan" },
    ],
    more: { pastYears: { Jia: [2021, 2022] } },
  },
  divergence: { figures: row([3, -2, 4]) },
  structure: {
    figures: [
      ...row([100, 200], { ...LEVEL, indicator: "whole" }),
      ...row([40, 50], { ...LEVEL, indicator: PRODUCT }),
    ],
    more: { indicators: [{ id: PRODUCT }, { id: "whole" }] },
    ratios: [RATIO],
  },
  list: {
    figures: [
      ...row([135], { measure: "count", indicator: "things" }),
      ...row([150], { measure: "count", indicator: "things", ...TARGET }),
      ...row([494], LEVEL),
      ...row([450], { ...LEVEL, ...TARGET }),
    ],
    more: {
      indicators: [
        { id: PRODUCT, amountOf: "things" },
        { id: "things", measure: "count", counts: { one: "project", many: "projects" } },
      ],
    },
  },
  coverage: { figures: [...row([5, 6, 7, 8]), ...row([6], TARGET)] },
  contradiction: {
    figures: [3, 4].map((value) => ({ region: JIA, measure: "growth", value, conflict: true })),
  },
  gap: { figures: [...row([100, 110, 120, null], LEVEL), ...row([null, null, null, 5])] },
} satisfies Readonly<Record<FindingKind, Sample>>;

/** The dataset of a sample. */
export function datasetOf(kind: FindingKind): Dataset {
  const { figures, more = {}, ratios = [], contrasts = [] }: Sample = SAMPLES[kind];
  const dataset = buildDataset({ regions: REGIONS, figures, ...more });
  return withUnits({
    ...dataset,
    ratioById: new Map(ratios.map((one) => [one.id, one])),
    contrastById: new Map(contrasts.map((one) => [one.id, one])),
  });
}

/** The place in focus of a sample; null where all are equal. */
export function focusOf(kind: FindingKind): string | null {
  const { focus }: Sample = SAMPLES[kind];
  return focus ?? null;
}

/** What the rule of the kind finds in it. */
export function findingOf(kind: FindingKind, dataset: Dataset): Finding {
  const found = findFindings(dataset, {
    regions: REGIONS,
    headline: [PRODUCT],
    ratios: [...dataset.ratioById.values()],
    contrasts: [...dataset.contrastById.values()],
    focus: focusOf(kind),
  });
  const finding = found.find((one) => one.kind === kind);
  if (finding) return finding;
  throw new Error(`Nothing of the kind ${kind} is found in its sample`);
}
