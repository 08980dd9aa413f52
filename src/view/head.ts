import { isOfLatestYears, periodsAsked, type Timing } from "../analysis/timing.ts";
import type { BriefingSpec } from "../dataset/model.ts";
import { type Context, listNames, placeName, regionOf } from "./context.ts";
import { wordDate } from "./date.ts";
import { arePlans, countKinds, unprovedOf } from "./documents.ts";
import { nameMarked, sayDrafts } from "./drafts.ts";
import { sayExistence } from "./existence.ts";
import { hasPart, type Kind } from "./kind.ts";
import type { Head, Sentence } from "./model.ts";
import { listPeriods } from "./period.ts";
import { showPeriods } from "./periods-figure.ts";
import { sayCount } from "./phrase.ts";
import { listPlaces, namePlaces } from "./places.ts";
import { join, say, verbatim } from "./sentence.ts";
import { pageTitle } from "./title.ts";

/** Words the title block: kind, date, title, and which places, periods and documents it is about. */
export function buildHead(
  context: Context,
  kind: Kind,
  spec: BriefingSpec,
  subject: Subject,
): Head {
  const { locale, language } = context;
  const telling = tellingOf(context, subject.regions);
  return {
    kind: kind.name[language],
    date: wordDate(locale, spec.date),
    title: pageTitle(context, kind, spec, subject.regions),
    version: "",
    periods: kind.periodsFigure ? showPeriods(context, subject.regions, subject.timing) : null,
    scope: join(
      [
        sayBasis(context, { ...subject, hasTargets: hasPart(kind, ...OF_TARGETS) }, telling),
        ...[sayExistence(context, { ...subject, spec, period: subject.timing.period })].filter(
          ({ length }) => length > 0,
        ),
        ...sayDrafts(context, areAllNamed(context, telling) ? telling : []),
        ...sayLimits(context, kind, spec),
      ],
      locale.say("list.sentence"),
    ),
  };
}

/** The parts that may speak of targets. */
const OF_TARGETS = [
  "findings",
  "targets",
  "steps",
  "position",
  "leads",
  "tables",
  "plans",
  "book",
  "charts",
] as const;

/** What a page is about. */
interface Subject {
  readonly regions: readonly string[];
  readonly timing: Timing;
}

/** The places whose documents the page rests on. */
function tellingOf({ documents }: Context, regions: readonly string[]): readonly string[] {
  const telling = new Set(documents.map(({ region }) => region));
  return telling.size > 0 ? regions.filter((one) => telling.has(one)) : regions;
}

/** Says which places, documents and periods the page is about. */
function sayBasis(
  context: Context,
  { regions, timing, hasTargets: areTargetsTold }: Subject & { readonly hasTargets: boolean },
  telling: readonly string[],
): Sentence {
  const { locale, dataset } = context;
  const { documents } = context;
  const asked = regions.map((region) => periodsAsked(dataset, region, timing));
  const list = (key: "outcome" | "target", formula: string) =>
    listPeriods(
      context,
      asked.flatMap((periods) => (periods[key] ? [{ period: periods[key], time: null }] : [])),
      formula,
    );
  const places = sayScope(context, telling);
  const suffix = regions.length === 1 ? "OfOne" : "";
  if (arePlans(documents) && isOfLatestYears(timing)) {
    return say(locale.say(`head.scope${suffix}`), {
      places,
      plans: say(locale.say(documents.length === 1 ? "head.plan" : "head.plans"), {
        count: sayCount(context, documents.length, "documents read"),
      }),
      pastYears: list("outcome", "past year of a document"),
      planYears: list("target", "plan year of a document"),
      differ:
        new Set(asked.map(({ outcome }) => outcome)).size > 1 ? locale.say("head.differ") : "",
    });
  }
  const outcomes = list("outcome", "periods asked");
  const targets = areTargetsTold ? list("target", "periods asked") : [];
  const hasTargets = targets.length > 0;
  return say(locale.say(`head.documents${suffix}${hasTargets ? "" : "Outcomes"}`), {
    places,
    documents: countKinds(context, documents),
    outcomes: outcomes.length > 0 ? outcomes : locale.say("labels.none"),
    ...(hasTargets ? { targets } : {}),
  });
}

/** Says why these places, which of them stand for reference, the date after which documents are left out, and which documents have no text, unless the guide says so. */
function sayLimits(
  context: Context,
  kind: Kind,
  { asOf, group, references }: BriefingSpec,
): readonly Sentence[] {
  const { locale, ledger, language } = context;
  const unproved = unprovedOf(context.documents);
  const isSaidHere = unproved.length > 0 && !hasPart(kind, "guide");
  const date = (iso: string) => [
    ledger.enter({
      text: wordDate(locale, iso),
      is: "date",
      value: null,
      unit: null,
      figures: [],
      formula: "date asked for",
    }),
  ];
  const about = group && {
    group: verbatim(group.name[language]),
    reason: verbatim(group.reason[language]),
  };
  return [
    ...(about ? [say(locale.say("head.group"), about)] : []),
    ...(references.length === 0
      ? []
      : [
          say(locale.say("head.reference"), {
            places: listNames(context, fullNames(context, references)),
          }),
        ]),
    ...(asOf === null ? [] : [say(locale.say("head.asOf"), { date: date(asOf) })]),
    ...(isSaidHere
      ? [say(locale.say("head.unproved"), { documents: countKinds(context, unproved) })]
      : []),
  ];
}

function fullNames(context: Context, regions: readonly string[]): readonly string[] {
  return regions.map((region) => regionOf(context, region).name[context.language]);
}

/** All names while they stand on about two lines, else a handful; whose figures are from a draft is marked where all are named. */
function sayScope(context: Context, regions: readonly string[]): Sentence {
  if (!areAllNamed(context, regions)) return namePlaces(context, regions);
  const word = (region: string) => nameMarked(context, region);
  return listPlaces(context, regions, { regionOf: (region) => region, word }, regions.length);
}

function areAllNamed(context: Context, regions: readonly string[]): boolean {
  const { locale, language } = context;
  const names = regions.map((region) => placeName(context, region));
  return names.join(locale.say("list.separator")).length <= TWO_LINES[language];
}

/** Characters that stand on two lines of the title block. */
const TWO_LINES = { zh: 80, en: 180 } as const;
