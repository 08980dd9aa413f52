import type { BriefingSpec } from "../dataset/model.ts";
import { type Context, listNames, placeName } from "./context.ts";
import { wordDate } from "./date.ts";
import type { Kind } from "./kind.ts";
import type { Head, Meta } from "./model.ts";
import { sayCount } from "./phrase.ts";
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
  const documents = [...dataset.documentById.values()].filter((d) => regions.includes(d.region));
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
    scope: say(locale.say("head.scope"), {
      places: listNames(
        context,
        regions.map((region) => placeName(context, region)),
      ),
      count: sayCount(context, documents.length, "documents read"),
      pastYears: years("pastYear", "past year of a document"),
      planYears: years("planYear", "plan year of a document"),
      differ:
        new Set(documents.map(({ pastYear }) => pastYear)).size > 1
          ? locale.say("head.differ")
          : "",
    }),
  };
}

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
