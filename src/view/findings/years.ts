import type { Figure, Period } from "../../dataset/model.ts";
import { comparePeriods } from "../../dataset/time/period.ts";
import { groupBy } from "../../group-by.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { sayCount } from "../phrase.ts";
import { MOST_NAMED, namePlaces } from "../places.ts";
import { join, say } from "../sentence.ts";

/**
 * Which places the years after a sentence are about.
 *
 * `of all`: every place it names has figures; `of some`: it is also of places without one, so that every year has its
 * places named.
 */
export type YearsAfter = "of all" | "of some";

/** Says the years once where all places have the same, else each with the places that have them. */
export function sayYears(
  context: Context,
  figures: readonly Figure[],
  whose: YearsAfter,
): Sentence {
  const { locale } = context;
  const isOfAll = whose === "of all";
  const byRegion = groupBy(figures, ({ region }) => region);
  const byYears = groupBy([...byRegion.values()], (own) => yearsIn(own).join());
  if (byYears.size === 1) {
    return say(locale.say("finding.years"), { years: periodsOf(context, figures, PAST_AND_PLAN) });
  }
  if (byYears.size > MOST_YEARS) {
    const years = periodsOf(context, figures, PAST_AND_PLAN);
    return say(locale.say("finding.yearsDiffer"), { years });
  }
  // The largest group comes last, as "the others": the sentence has named its places already.
  const groups = [...byYears.values()].sort((a, b) => a.length - b.length);
  const clauses = groups.map((places, index) => {
    const isRest = isOfAll && index === groups.length - 1 && places.length > 1;
    return say(locale.say("finding.yearsOf"), {
      places: isRest
        ? sayRest(context, places.length)
        : namePlaces(
            context,
            places.flatMap(([first]) => first?.region ?? []),
          ),
      years: periodsOf(context, places.flat(), PAST_AND_PLAN),
    });
  });
  return join(clauses, locale.say("list.clause"));
}

/** True where all figures are of one period, so that a lead can name it. */
export function isOfOnePeriod(figures: readonly Figure[]): boolean {
  return new Set(figures.map(({ period }) => period)).size === 1;
}

/** The others, whose places are not named again; with their number, where they are many. */
function sayRest(context: Context, count: number): Sentence {
  const { locale } = context;
  if (count <= MOST_NAMED) return say(locale.say("finding.others"));
  return say(locale.say("finding.othersCounted"), {
    count: sayCount(context, count, "places not named"),
  });
}

/** With more different years than this, or pairs of years, only the table says which place has which. */
const MOST_YEARS = 5;

/** A past year and the plan year after it: 2022—2023年. */
const PAST_AND_PLAN = { shortestRange: 2 };

function yearsIn(figures: readonly Figure[]): readonly Period[] {
  return [...new Set(figures.map(({ period }) => period))].sort(comparePeriods);
}
