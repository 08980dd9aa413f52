import type { BriefingSpec } from "../dataset/model.ts";
import { type Context, placeName } from "./context.ts";
import { wordDate } from "./date.ts";
import type { Kind } from "./kind.ts";
import type { Head, Meta, Sentence } from "./model.ts";
import { sayCount } from "./phrase.ts";
import { namePlaces } from "./places.ts";
import { say } from "./sentence.ts";
import { listYears } from "./year.ts";

/** Words the title block: kind, date, title, and which places, years and documents it is about. */
export function buildHead(
  context: Context,
  kind: Kind,
  spec: BriefingSpec,
  regions: readonly string[],
): Head {
  const { locale, language, dataset } = context;
  const asked = new Set(regions);
  const documents = [...dataset.documentById.values()].filter(({ region }) => asked.has(region));
  const years = (of: "pastYear" | "planYear", formula: string) =>
    listYears(
      context,
      documents.map((document) => document[of]),
      formula,
    );
  return {
    kind: kind.name[language],
    date: wordDate(locale, spec.date),
    title: spec.title[language],
    version: "",
    scope: say(locale.say(regions.length === 1 ? "head.scopeOfOne" : "head.scope"), {
      places: sayScope(context, regions),
      plans: say(locale.say(documents.length === 1 ? "head.plan" : "head.plans"), {
        count: sayCount(context, documents.length, "documents read"),
      }),
      pastYears: years("pastYear", "past year of a document"),
      planYears: years("planYear", "plan year of a document"),
      differ:
        new Set(documents.map(({ pastYear }) => pastYear)).size > 1
          ? locale.say("head.differ")
          : "",
    }),
  };
}

/** All names while they stand on about two lines, else a handful. */
function sayScope(context: Context, regions: readonly string[]): Sentence {
  const { locale, language } = context;
  const names = regions.map((region) => placeName(context, region));
  const isShort = names.join(locale.say("list.separator")).length <= TWO_LINES[language];
  return namePlaces(context, regions, isShort ? regions.length : undefined);
}

/** Characters that stand on two lines of the title block. */
const TWO_LINES = { zh: 80, en: 180 } as const;

/** What goes into the PDF's own description. */
export function buildMeta({ language }: Context, spec: BriefingSpec): Meta {
  return {
    title: spec.title[language],
    subject: spec.subject[language],
    keywords: spec.keywords[language],
    author: spec.author[language],
    date: spec.date,
  };
}
