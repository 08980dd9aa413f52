import { z } from "zod";
import { CHART_FORMS } from "./chart-forms.ts";
import { BOUNDS, DIRECTIONS, MEASURES, PRICES, STATUSES } from "./model.ts";
import type { ListName } from "./reference-lists.ts";
import { LEVELS } from "./regions/level.ts";
import { DOCUMENT_KINDS } from "./time/document.ts";
import { FREQUENCIES, TIMES } from "./time/period.ts";
import { REFERENCES } from "./time/reference.ts";

/**
 * What each data file holds, as a person writes it.
 *
 * One source for three things: the checks in this room, the types of what was written (`…Spec`), and the
 * JSON Schemas in `data/schemas` by which editors complete and explain. Rules that need more than one
 * value are checked where the value is used.
 */

export const ID = /^[a-z][a-z0-9_-]*$/;
export const id = (what: string) =>
  z.string().regex(ID, "a small letter, then small letters, digits, _ or -").describe(what);
const words = (what: string) => z.string().min(1, "some text").describe(what);
/** An id that stands in a list of the dataset, which the schemas of that dataset name whole. */
const refer = (list: ListName, what: string) => id(what).meta({ description: what, list });
/** The same for what is no id, such as a unit. */
const named = (list: ListName, what: string) => words(what).meta({ description: what, list });
const year = (what: string) => z.number().int().min(1990).max(2100).describe(what);
const ONE_PERIOD = "2024, 2024-H1, 2024-Q3, 2024-09, 2024-01/09, 2024-05-15";
/** YAML reads a year alone as a number. Whether it is a period is checked where it is used, e.g. in `readPeriodOf`. */
const period = (what: string) =>
  z.union([z.number().int(), z.string().min(1)], "a period such as 2024 or 2024-09").describe(what);
const isoDate = (what: string) => z.iso.date("a date such as 2023-04-11").describe(what);

/** Words to be printed, without the spaces around them, which are pasted with them. */
const printed = (what: string) => z.string().trim().min(1, "some text").describe(what);
const text = (what: string) =>
  z
    .strictObject({ zh: printed(`${what}, in Chinese.`), en: printed(`${what}, in English.`) })
    .describe(`${what}.`);

const was = (what: string) =>
  z
    .array(id("A former id."))
    .describe(`Ids that the ${what} had before, which go on to lead to it. Default: none.`)
    .optional();

export const textSchema = text("A name in both languages");

const measure = z
  .enum(MEASURES)
  .describe(
    "level: an amount; count: a number of things; share: part of a whole in %; growth: a rate in %; change: a difference; the last two on what `on` says.",
  );

export const regionSchema = z.strictObject({
  name: text("Full name of the place"),
  short: text("Short name, for charts and narrow columns"),
  code: z
    .string()
    .regex(/^\d{6}$/, 'six digits in quotes, e.g. "370303"')
    .describe("Division code of GB/T 2260, six digits in quotes."),
  level: z
    .enum(LEVELS)
    .describe(
      "Administrative level. Default: city for a place that others lie within, town for one within a county, district or zone, else county.",
    )
    .optional(),
  within: refer(
    "regions",
    "Id of the place that it lies within, e.g. its city; that place is never ranked with it.",
  ).optional(),
  city: text(
    "The prefecture-level city it belongs to, where that is no region itself; else use `within`",
  ).optional(),
  was: was("place"),
  since: period(
    "The period in which it was founded, e.g. 2019 or 2019-06. Default: before all figures.",
  ).optional(),
  until: period(
    "The period in which it was abolished, e.g. 2019 or 2019-06. Default: it still exists.",
  ).optional(),
  succeeded_by: z
    .array(refer("regions", "Region id."))
    .describe(
      "The regions that it became, or became a part of, when it was abolished. Default: none are named.",
    )
    .optional(),
  tags: z
    .array(id("A tag."))
    .describe("Tags by which groups choose places, e.g. coastal. Default: none.")
    .optional(),
});

export const documentSchema = z.strictObject({
  region: refer("regions", "Region the document belongs to, a key of regions.yaml."),
  title: text("Title of the document"),
  number: words("Document number 发文字号, where it bears one.").optional(),
  issuer: text("Who issued it"),
  kind: z
    .enum(DOCUMENT_KINDS)
    .describe("plan 计划; communique 统计公报; yearbook 年鉴; report 报告; other. Default: plan.")
    .optional(),
  date: isoDate("Date on the document, where it bears one.").optional(),
  published: period(
    "When it was published: a date, a month or a year, which count as their last day. Default: `date`.",
  ).optional(),
  covers: period(
    "The periods whose outcomes it reports, e.g. 2023, 2019/2023, 2024-01/09.",
  ).optional(),
  aims: period("The periods it sets targets for, e.g. 2024, 2023/2025.").optional(),
  past_year: year("Of a plan: the year whose outcomes it reports; short for `covers`.").optional(),
  plan_year: year("Of a plan: the year it plans for; short for `aims`.").optional(),
  draft: z.boolean().describe("true where it was read as a draft 草案.").optional(),
  file: z
    .string()
    .regex(/^[^/\\]+$/, "a file name without a folder")
    .describe(
      "Name of its file in the sources folder, where there is one: .txt, .docx, .pdf, .html, .xlsx or .csv.",
    )
    .optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits")
    .describe("SHA-256 of that file; of text, whose lines end in line feeds.")
    .optional(),
});

export const unitSchema = z.strictObject({
  zh: words("Chinese name, where it differs from the key.").optional(),
  en: z.string().describe("English name, plural; empty for a plain counter such as 个."),
  singular: words("English of exactly one, where it differs.").optional(),
  base: words("The unit it is converted through, a key of units.").optional(),
  factor: z.number().positive().describe("How many of `base` one of it is.").optional(),
});

export const phraseSchema = words("Their English.");

export const ratioSchema = z.strictObject({
  zh: words("Name, in Chinese."),
  en: words("Name, in English."),
  numerator: refer("indicators", "Indicator id."),
  denominator: refer("indicators", "Indicator id."),
  unit: z.enum(["percent", "times"]).describe("How the ratio is written."),
});

const SAME_AS = "of which this is another name: the two are compared as one.";

export const basisSchema = z.strictObject({
  zh: words("Name, in Chinese."),
  en: words("Name, in English."),
  same_as: id(`The basis ${SAME_AS}`).optional(),
});

export const scopeSchema = z.strictObject({
  zh: words("Name, in Chinese."),
  en: words("Name, in English."),
  same_as: id(
    `The scope ${SAME_AS} \`indicator\`: the indicator's own definition under another name.`,
  ).optional(),
  not_stated: z
    .boolean()
    .describe(
      "true where the document leaves open what is covered; the name says what. Such figures stand side by side with others.",
    )
    .optional(),
});

export const contrastSchema = z.strictObject({
  indicator: refer("indicators", "Indicator id."),
  against: refer("indicators", "Indicator id."),
});

export const vocabularySchema = z.strictObject({
  themes: z
    .record(id("Theme id."), text("Name of the theme"))
    .describe("Themes, in the order of the pages."),
  units: z.record(words("Unit as printed."), unitSchema).describe("Units, by the unit as printed."),
  scopes: z
    .record(id("Scope id."), scopeSchema)
    .describe("What a count or an amount covers.")
    .optional(),
  bases: z.record(id("Basis id."), basisSchema).describe("How a rate was worked out.").optional(),
  remarks: z
    .record(id("Remark id."), text("The remark"))
    .describe("Why a printed figure is doubtful.")
    .optional(),
  phrases: z
    .record(words("Words exactly as in a figure's `words`."), phraseSchema)
    .describe("The English of words that stand in place of a number.")
    .optional(),
  ratios: z
    .record(id("Ratio id."), ratioSchema)
    .describe("Ratios of two indicators worth telling, within one place and year.")
    .optional(),
  contrasts: z
    .record(id("Contrast id."), contrastSchema)
    .describe("Pairs of indicators whose growth targets are told side by side, within one plan.")
    .optional(),
});

export const indicatorSchema = z.strictObject({
  name: text("Name, as statistical offices use it"),
  short: text("Short name, for charts and narrow columns").optional(),
  aliases: z
    .array(words("Words of a document; … stands where the number is."))
    .describe("What documents call it, besides its names: by these `read` finds it in a document.")
    .optional(),
  was: was("indicator"),
  theme: refer("themes", "Theme, a key of `themes` in vocabulary.yaml."),
  measure: z
    .enum(["level", "count", "share"])
    .describe("What its number is when it is neither growth nor change."),
  unit: named("units", "Unit its figures are shown in, a key of `units` in vocabulary.yaml."),
  counts: z
    .strictObject({
      one: words("English of exactly one, e.g. job."),
      many: words("English of several, e.g. jobs."),
    })
    .describe(
      "What it counts, which English says in place of a unit such as 人 or 个. Default: the unit's English name.",
    )
    .optional(),
  time: z
    .enum(TIMES)
    .describe(
      "flow: an amount over time 时期数; stock: an amount at a moment 时点数. Default: neither is said, and it has whole years only.",
    )
    .optional(),
  decimals: z.number().int().min(0).max(6).describe("Digits shown after the point."),
  direction: z.enum(DIRECTIONS).describe("Which way is better; neither for most counts."),
  parts: z
    .array(refer("indicators", "Indicator id."))
    .describe("Indicators whose sum cannot exceed this one.")
    .optional(),
  growth_prices: z
    .enum(PRICES)
    .describe(
      "constant: its growth is real 实际增长, at constant or comparable prices; current: it is nominal 名义增长. Default: not said.",
    )
    .optional(),
  amount_of: refer("indicators", "Indicator id.")
    .describe(
      "The things counted of which this is the money, e.g. the investment in a list of projects.",
    )
    .optional(),
  definition: z
    .strictObject({
      zh: printed("One sentence, in Chinese."),
      en: printed("One sentence, in English."),
      source: text("The standard or statistical system that defines it"),
    })
    .describe("What it means, in one sentence, and who says so."),
});

const citation = {
  section: z
    .string()
    .regex(/^[^|\s][^|\n]*$/, "a path such as 一（三）五是")
    .describe("Path of the place in the document, e.g. 一（三）五是 or 附表/地区生产总值."),
  printed: z
    .string()
    .regex(/^[^\s][^\n]{0,59}$/, "a short excerpt on one line, 60 characters at most")
    .describe("The figure as it stands there, with its unit, about 20 characters at most."),
};

export const figureSchema = z
  .strictObject({
    year: year("The year the figure is of; or `period`.").optional(),
    period: period(`The period the figure is of: ${ONE_PERIOD}; instead of \`year\`.`).optional(),
    measure,
    on: z
      .enum(REFERENCES)
      .describe(
        "What growth or change is measured against: year_earlier 同比; period_earlier 环比; start_of_year 比年初; two_year_average 两年平均. Default: year_earlier.",
      )
      .optional(),
    value: z
      .number()
      .describe("The number as printed, in the printed unit; a decrease is negative.")
      .optional(),
    words: named(
      "phrases",
      "The words as printed, where there is no number; a key of `phrases`.",
    ).optional(),
    unit: named("units", "The unit printed, where it differs from the indicator's.").optional(),
    bound: z
      .enum(BOUNDS)
      .describe("about 左右; at_least 以上, 不少于, 余; at_most 以内, 不超过. Default: exact.")
      .optional(),
    status: z.enum(STATUSES).describe("estimate 预计, 可实现; target. Default: actual.").optional(),
    basis: refer("bases", "A key of `bases`, where the document states one.").optional(),
    scope: refer(
      "scopes",
      "A key of `scopes`, where it is not the indicator's own; not_stated where the document leaves open what it covers.",
    ).optional(),
    ...citation,
    also: z
      .array(z.strictObject(citation))
      .describe("Further places in the same document that say the same.")
      .optional(),
    conflict: z
      .boolean()
      .describe("true on both figures where a document contradicts itself, or another.")
      .optional(),
    remark: refer(
      "remarks",
      "A key of `remarks`, where the printed figure is doubtful.",
    ).optional(),
    document: refer("documents", "Document it stands in, where it is not the file's.").optional(),
  })
  // Only for the JSON Schema of editors: `checkContent` reports this fault in words of its own.
  .meta({ oneOf: [{ required: ["value"] }, { required: ["words"] }] });

export const observationsSchema = z.strictObject({
  region: refer("regions", "Region the figures are of, a key of regions.yaml."),
  document: refer("documents", "Document they stand in, a key of documents.yaml."),
  figures: z
    .record(
      refer("indicators", "Indicator id."),
      z.array(figureSchema).min(1, "at least one figure"),
    )
    .describe("Figures, by indicator."),
});

/** The same without its figures, each of which is checked where it is read. */
export const observationsHeadSchema = observationsSchema.extend({
  figures: z.record(
    refer("indicators", "Indicator id."),
    z.array(z.unknown()).min(1, "at least one figure"),
  ),
});

const chartSchema = z.strictObject({
  indicators: z
    .array(refer("indicators", "Indicator id."))
    .min(1, "at least one indicator")
    .describe("One panel an indicator."),
  measure,
  form: z.enum(CHART_FORMS).describe("How it is drawn."),
});

const sectionSchema = z.strictObject({
  theme: refer("themes", "Theme, a key of `themes` in vocabulary.yaml."),
  indicators: z
    .array(refer("indicators", "Indicator id."))
    .describe(
      "Rows of the section's table. Default: every indicator of the theme that two places report.",
    )
    .optional(),
  charts: z.array(chartSchema).describe("Charts of the section.").optional(),
});

const keywords = z.array(words("A keyword."));

export const briefingSchema = z.strictObject({
  kind: refer("kinds", "Folder of templates under templates/briefings/."),
  title: text("Title of the briefing"),
  subject: text("Subject, for the PDF's properties"),
  keywords: z
    .strictObject({ zh: keywords.describe("In Chinese."), en: keywords.describe("In English.") })
    .describe("Keywords, for the PDF's properties."),
  author: text("Who answers for it"),
  date: isoDate("Date printed in the title block."),
  period: period(
    `Of which period its figures are: latest of each place (\`latest of each\`), the latest that most have (\`latest common\`), or one: ${ONE_PERIOD}. Default: latest of each.`,
  ).optional(),
  frequency: z
    .enum(FREQUENCIES)
    .describe("How long the periods are that it asks for. Default: year, or that of `period`.")
    .optional(),
  as_of: isoDate("What was published after this date is left out. Default: nothing is.").optional(),
  regions: z
    .array(refer("regions", "Region id."))
    .min(1, "at least one region")
    .describe(
      "Regions, in the order of the page; one that contains all others stands for reference. Default: all of the level of the one in focus, else of that of most.",
    )
    .optional(),
  group: refer("groups", "The regions of this group; instead of `regions`.").optional(),
  within: id(
    "The regions that lie within this one, which stands for reference; instead of `regions`.",
  ).optional(),
  focus: refer(
    "regions",
    "The region a profile is about; the others stand back. Default: none.",
  ).optional(),
  peers: z
    .array(refer("regions", "Region id."))
    .describe(
      "Regions that stand out beside the one in focus where there are too many to show all. Default: those of its city, unless all are of it; else those of its first group.",
    )
    .optional(),
  pages: z
    .int()
    .min(1, "at least one page")
    .describe("Most pages it may have: what does not fit is left out by rule. Default: no limit.")
    .optional(),
  headline: z
    .array(
      z.strictObject({
        indicator: refer("indicators", "Indicator id."),
        measures: z
          .array(measure)
          .min(1, "at least one measure")
          .describe("Measures shown, in order."),
      }),
    )
    .describe("Rows of the headline table. Default: none.")
    .optional(),
  sections: z
    .array(sectionSchema)
    .describe("Theme sections, in order. Default: every theme, without charts.")
    .optional(),
});

const rangeSchema = z
  .strictObject({
    indicator: refer("indicators", "Indicator id."),
    measure: measure.optional(),
    period: period(`The period of the figures: ${ONE_PERIOD}.`),
    from: z.number().describe("Least value, in the unit of the indicator.").optional(),
    to: z.number().describe("Greatest value, in the unit of the indicator.").optional(),
  })
  .describe("Places whose outcome lies in a range, its ends included.");

const ruleSchema = z.strictObject({
  within: refer("regions", "Places that lie within this one.").optional(),
  level: z
    .union(
      [z.enum(LEVELS), z.array(z.enum(LEVELS)).min(1)],
      `${LEVELS.join(", ")}, or a list of these`,
    )
    .describe("Places of this level, or of one of these.")
    .optional(),
  tag: refer("tags", "Places with this tag.").optional(),
  range: rangeSchema.optional(),
});

export const groupSchema = z.strictObject({
  name: text("Name of the group"),
  reason: text("Why these places belong together"),
  places: z
    .array(refer("regions", "Region id."))
    .min(1, "at least one region")
    .describe("Its places; instead of `rule`.")
    .optional(),
  rule: ruleSchema
    .describe("What all its places have in common: each condition holds; instead of `places`.")
    .optional(),
});

/** The address of a result, as the service gives it: its fingerprint, then the name of its file. */
export const RESULT = /^(?:\/results\/([0-9a-f]{16})\/([a-z0-9][^/\s]*)|([0-9a-f]{16,64}))$/;
const result = (what: string) =>
  z
    .string()
    .regex(RESULT, "/results/, 16 hexadecimal digits and a name, or the digits alone")
    .describe(what);

export const correctionSchema = z.strictObject({
  result: result(
    "The result found wrong: its address /results/<16 digits>/<name>, or its fingerprint.",
  ),
  date: isoDate("When it was found wrong."),
  reason: text("What is wrong in it"),
  replaced_by: result("The result that takes its place, in the same form.").optional(),
});

export const correctionsSchema = z.strictObject({
  corrections: z.array(correctionSchema).describe("The results, in any order."),
});

export const groupsSchema = z.record(id("Group id."), groupSchema);
export const regionsSchema = z.record(id("Region id."), regionSchema);
export const documentsSchema = z.record(id("Document id."), documentSchema);
export const indicatorsSchema = z.record(id("Indicator id."), indicatorSchema);

export type RegionSpec = z.infer<typeof regionSchema>;
export type GroupSpec = z.infer<typeof groupSchema>;
export type CorrectionSpec = z.infer<typeof correctionSchema>;
export type DocumentSpec = z.infer<typeof documentSchema>;
export type UnitSpec = z.infer<typeof unitSchema>;
export type QualifierSpec = z.infer<typeof basisSchema> & z.infer<typeof scopeSchema>;
export type IndicatorSpec = z.infer<typeof indicatorSchema>;
export type FigureSpec = z.infer<typeof figureSchema>;
export type BriefingFileSpec = z.infer<typeof briefingSchema>;
