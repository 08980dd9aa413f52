import type { CoverageCount, CoverageRow, FindingOf } from "../../analysis/findings/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { groupBy } from "../../group-by.ts";
import { type Context, placeName } from "../context.ts";
import type { Sentence } from "../model.ts";
import { indicatorName, joinAsList, nameFigure, sayAmount, sayCount } from "../phrase.ts";
import { MOST_NAMED, namePlaces } from "../places.ts";
import { capitaliseFirst, join, say, sayQuantity, verbatim } from "../sentence.ts";
import type { Form, Wording } from "./form.ts";

/** What is published of the headline at all: targets in numbers and in words, or how many figures. */
export function wordCoverage(
  context: Context,
  { params }: FindingOf<"coverage">,
  form: Form,
): Wording {
  if (params.form === "targets") return wordTargets(context, params, form);
  if (params.form === "only") return wordOnly(context, params.region, params.targets);
  if (params.form === "apart") return wordApart(context, params);
  return wordPublished(context, params.counts, params.of);
}

/** Of each indicator how many plans set a number: first those that all do, and in the first form the fewest alone. */
function wordTargets(
  context: Context,
  { rows, inWords, asked }: Extract<FindingOf<"coverage">["params"], { form: "targets" }>,
  form: Form,
): Wording {
  const { locale } = context;
  // Of many places only how many there are is told, not which.
  const keyOf = ({ numbers }: CoverageRow) =>
    asked <= MOST_NAMED ? numbers.join() : String(numbers.length);
  const byPlaces = [...groupBy(rows, keyOf).values()]
    .filter(([first]) => numbersIn(first) > 0)
    .sort((a, b) => numbersIn(b[0]) - numbersIn(a[0]) || a.length - b.length);
  const isEnd = (index: number) => index === 0 || index === byPlaces.length - 1;
  const told = byPlaces.filter((_, index) => form === "alone" || isEnd(index));
  const clauses = told.map((alike) =>
    say(locale.say(`finding.coverage.targets.${numbersIn(alike[0]) === asked ? "all" : "some"}`), {
      indicators: listIndicators(context, alike),
      places: sayWho(context, alike),
    }),
  );
  return {
    lead: () => say(locale.say("finding.coverage.targets.lead")),
    sentence: say(locale.say("finding.coverage.targets.sentence"), {
      clauses: join([...clauses, ...sayWords(context, rows, inWords)], locale.say("list.contrast")),
    }),
  };
}

function numbersIn(row: CoverageRow | undefined): number {
  return row?.numbers.length ?? 0;
}

/** Indicators with no number as a target in any plan, but words; and who has words where others have a number. */
function sayWords(
  context: Context,
  rows: readonly CoverageRow[],
  places: readonly string[],
): readonly Sentence[] {
  const { locale } = context;
  const none = rows.filter(({ numbers }) => numbers.length === 0);
  return [
    ...(none.length > 0
      ? [
          say(locale.say("finding.coverage.targets.none"), {
            indicators: listIndicators(context, none),
          }),
        ]
      : []),
    ...(places.length > 0
      ? [say(locale.say("finding.coverage.targets.words"), { places: namePlaces(context, places) })]
      : []),
  ];
}

/** Up to this many indicators are named. */
const MOST_INDICATORS = 3;

function listIndicators(context: Context, rows: readonly CoverageRow[]): Sentence {
  const named = rows
    .slice(0, MOST_INDICATORS)
    .map(({ indicator }) => indicatorName(context, indicator));
  if (named.length === rows.length) return joinAsList(context, named.map(verbatim));
  const rest = sayCount(context, rows.length - named.length, "indicators not named");
  const list = join(named.map(verbatim), context.locale.say("list.separator"));
  const { locale } = context;
  return say(locale.say("finding.coverage.indicators"), {
    named: list,
    rest: sayQuantity(locale.say("finding.coverage.figures"), rest, ""),
  });
}

/** The places that set the number, where they are the same few for all these indicators; else how many. */
function sayWho(context: Context, rows: readonly CoverageRow[]): Sentence {
  const [first, ...others] = rows.map(({ numbers }) => numbers);
  if (!first) return [];
  const isOne = others.every((numbers) => numbers.join() === first.join());
  if (isOne && first.length <= MOST_NAMED) return namePlaces(context, first);
  const count = sayCount(context, first.length, "places that set a number");
  return say(context.locale.say("finding.ambition.several"), { count });
}

/** What only the place in focus sets a number for. */
function wordOnly(context: Context, region: string, targets: readonly Figure[]): Wording {
  const { locale } = context;
  const place = placeName(context, region);
  const items = targets.map((target) =>
    say(locale.say("finding.coverage.only.item"), {
      indicator: indicatorName(context, target.indicator),
      target:
        target.measure === "growth" ? nameFigure(context, target) : sayAmount(context, target),
    }),
  );
  return {
    lead: () => say(locale.say("finding.coverage.only.lead"), { place }),
    sentence: say(locale.say("finding.coverage.only.sentence"), {
      place,
      items: joinAsList(context, items),
    }),
  };
}

/** How many of its figures the place in focus has alone. */
function wordApart(
  context: Context,
  { region, apart, published }: Extract<FindingOf<"coverage">["params"], { form: "apart" }>,
): Wording {
  const { locale } = context;
  const place = placeName(context, region);
  const count = (figures: readonly string[], formula: string) =>
    sayFigures(context, figures.length, { figures, formula });
  const key = apart.length === published.length ? "all" : "some";
  return {
    lead: () => say(locale.say(`finding.coverage.apart.lead.${key}`), { place }),
    sentence: say(locale.say(`finding.coverage.apart.${key}`), {
      place,
      of: count(published, "headline figures that the place publishes"),
      ...(key === "some" ? { count: count(apart, "of them without another to compare") } : {}),
    }),
  };
}

/** The place in focus, else those with the most and with the fewest figures. */
function wordPublished(context: Context, counts: readonly CoverageCount[], of: number): Wording {
  const { locale, focus } = context;
  const own = counts.filter(({ region }) => focus.includes(region));
  const [most, least] = [counts[0], counts.at(-1)];
  const asked = { figures: [], formula: "figures that the headline asks of each place" };
  const alike = (one: CoverageCount | undefined) =>
    counts.filter(({ count }) => count === one?.count);
  const clauses =
    own.length > 0
      ? [sayCounts(context, "own", own)]
      : [sayCounts(context, "most", alike(most)), sayCounts(context, "least", alike(least))];
  return {
    lead: () => say(locale.say("finding.coverage.published.lead")),
    sentence: join(
      [
        say(locale.say("finding.coverage.published.total"), { of: sayFigures(context, of, asked) }),
        capitaliseFirst(
          say(locale.say("finding.coverage.published.sentence"), {
            clauses: join(clauses, locale.say("list.detail")),
          }),
        ),
      ],
      locale.say("list.sentence"),
    ),
  };
}

function sayCounts(
  context: Context,
  key: "own" | "most" | "least",
  counts: readonly CoverageCount[],
): Sentence {
  return say(context.locale.say(`finding.coverage.published.${key}`), {
    places: namePlaces(
      context,
      counts.map(({ region }) => region),
    ),
    count: enterCount(context, counts),
  });
}

/** The number of figures of places that publish equally many, with all of these figures behind it. */
function enterCount(context: Context, counts: readonly CoverageCount[]): Sentence {
  return sayFigures(context, counts[0]?.count ?? 0, {
    figures: counts.flatMap(({ figures }) => figures),
    formula: "headline figures that a place publishes",
  });
}

/** A number of figures, which Chinese counts in 项, so that no line breaks between. */
function sayFigures(
  { ledger, locale }: Context,
  value: number,
  behind: { readonly figures: readonly string[]; readonly formula: string },
): Sentence {
  const numeral = ledger.enter({
    text: String(value),
    is: "count",
    value,
    unit: null,
    ...behind,
  });
  return sayQuantity(locale.say("finding.coverage.figures"), numeral, "");
}
