import type { BriefingSpec, Dataset, Measure } from "../../dataset/model.ts";
import type { Comparison } from "../model.ts";
import type { Timing } from "../timing.ts";
import { changeOf } from "./change.ts";
import { latestOf } from "./latest.ts";
import type { LatestRow, OverTime } from "./model.ts";
import { trendOf } from "./trend.ts";

/** Asks the places compared for outcomes of the period of the briefing. */
type Ask = (indicator: string, measure: Measure) => Comparison;

/** Of whom, and of when. */
interface Subject {
  readonly timing: Timing;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
}

/** Works out what a briefing says over time of its headline indicators. */
export function analyzeOverTime(
  dataset: Dataset,
  spec: Pick<BriefingSpec, "headline" | "focus" | "peers">,
  { timing, regions }: Subject,
  ask: Ask,
): OverTime {
  const measures = measuresAsked(spec);
  const places = placesTold(regions, spec, measures.size);
  const answers = [...measures].map(([indicator, asked]) => ({
    indicator,
    answers: asked.map((measure) => ask(indicator, measure)).filter(isAnswered),
  }));
  const latest = answers.map(({ indicator, answers: own }): LatestRow => {
    const answer = (isGrowth: boolean) =>
      own.find(({ measure }) => (measure === "growth") === isGrowth);
    const [amount, growth] = [answer(false), answer(true)];
    // Growth first: it says how an amount develops also where this grows from month to month by itself.
    const trend = [growth, amount].reduce(
      (found: LatestRow["trend"], one) =>
        found ?? (one ? trendOf(dataset, one, { timing, places }) : null),
      null,
    );
    return {
      indicator,
      amount: amount ? latestOf(dataset, amount, timing) : null,
      growth: growth ? latestOf(dataset, growth, timing) : null,
      trend,
    };
  });
  return {
    latest: latest.filter(({ amount, growth }) => amount || growth),
    changes: latest.flatMap(({ amount, growth }) => {
      const told = growth ?? amount;
      return (told && changeOf(dataset, told.comparison)) ?? [];
    }),
    trends: latest.flatMap(({ trend }) => trend ?? []),
    places,
    untold: regions.length - places.length,
  };
}

/** The measures of each headline indicator; a change is told beside its amount alone, and not over time. */
function measuresAsked({ headline }: Pick<BriefingSpec, "headline">) {
  const byIndicator = new Map<string, readonly Measure[]>();
  for (const { indicator, measures } of headline) {
    const known = byIndicator.get(indicator) ?? [];
    const told = measures.filter((measure) => measure !== "change");
    byIndicator.set(indicator, [...new Set([...known, ...told])]);
  }
  return byIndicator;
}

function isAnswered({ cells }: Comparison): boolean {
  return cells.some(({ figures }) => figures.length > 0);
}

/** Rows of the table that its page holds beside what stands above it. */
const MOST_ROWS = 36;
/** More panels of an indicator than this are not looked at one by one. */
const MOST_PLACES = 12;
/** As many lines as can be told apart in one plot. */
const HANDFUL = 5;

/** All places where the page holds them; of more the one in focus, its peers and the first of the others. */
function placesTold(
  regions: readonly string[],
  { focus, peers }: Pick<BriefingSpec, "focus" | "peers">,
  indicators: number,
): readonly string[] {
  if (regions.length <= HANDFUL) return regions;
  if (regions.length <= MOST_PLACES && regions.length * indicators <= MOST_ROWS) return regions;
  const first = [focus, ...peers, ...regions].filter(
    (region): region is string => region !== null && regions.includes(region),
  );
  const told = new Set([...new Set(first)].slice(0, HANDFUL));
  return regions.filter((region) => told.has(region));
}
