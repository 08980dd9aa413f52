import type { Dataset, Language } from "../../src/dataset/model.ts";
import type { Place } from "../../src/web/pages/frame.ts";
import type { FilledForm } from "../../src/web/pages/intake/form.ts";
import type { IntakeMergeModel } from "../../src/web/pages/intake/merge.ts";
import type { IntakeLine, IntakeModel } from "../../src/web/pages/intake/model.ts";
import { LINE_STATES } from "../../src/web/pages/intake/model.ts";
import type { WebPages } from "../../src/web/pages/pages.ts";

const TEXT =
  "甲县2025年计划\n\n一、<b>\n珍珠产值110.5亿元，其中12亿元；\n\t13\n\t14\n拥有15台，16个、17个。\n";

const place = (number: string) => {
  const start = TEXT.indexOf(number);
  return { start, end: start + number.length };
};

/** Candidates of an invented document: one in each state, and one of a new indicator. */
function sampleLines(indicator: string | null): readonly IntakeLine[] {
  const numbers = ["110.5", "12", "13", "14", "15"];
  const lines = LINE_STATES.map((state, index): IntakeLine => {
    const number = numbers[index] ?? "";
    return {
      ...place(number),
      state,
      by: state === "accepted" ? "Li <b>" : null,
      at: state === "undecided" ? null : "2026-03-02",
      indicator: index === 4 ? null : indicator,
      proposed: index === 4 ? { name: { zh: "珍珠", en: null }, unit: "台", theme: null } : null,
      period: index === 1 ? "soon" : "2024",
      measure: index === 3 ? "growth" : "level",
      on: index === 3 ? "start_of_year" : "year_earlier",
      value: number,
      unit: index === 3 ? "%" : "亿元",
      bound: index === 2 ? "at_least" : "exact",
      status: "actual",
      basis: null,
      scope: index === 0 ? "none <b>" : null,
      section: "一",
      rule: "before",
      confidence: index / 4,
      doubts: [],
    };
  });
  const [first, second] = lines;
  const doubts = [
    { code: "said-otherwise", message: "12 in 一 <b>", with: place("12") },
    { code: "none-such", message: "other <b>", with: place("2025") },
    { code: "alone", message: "alone" },
  ];
  return first && second ? [{ ...first, doubts }, ...lines.slice(1)] : lines;
}

const SENT_FAULTS = ["file", "document", "region", "year"].map((field) => ({
  field,
  message: `The ${field} <b> is wrong.`,
}));

const FILLED: FilledForm = {
  values: {
    indicator: "pearl <b>",
    period: "2024",
    measure: "none-such",
    value: "110.5",
    unit: "亿元",
    bound: "about",
    "name.zh": "珍珠",
  },
  faults: [
    { field: "indicator", message: "The indicator `pearl` is not in indicators.yaml." },
    { field: "theme", message: "`theme` of the new indicator <b> is empty." },
    { field: "line", message: "The line is none." },
  ],
};

function sampleIntake(dataset: Dataset, about: Partial<IntakeModel> = {}): IntakeModel {
  const [indicator = null] = dataset.indicatorById.keys();
  const [region = ""] = dataset.regionById.keys();
  return {
    dataset,
    document: "jia-2025-plan",
    region,
    title: "甲县2025年计划",
    canWrite: true,
    revision: "0123456789abcdef",
    text: TEXT,
    lines: sampleLines(indicator),
    ignored: [
      { ...place("2025"), rule: "front-matter" },
      { ...place("16"), rule: "none <b>" },
    ],
    unread: [place("17")],
    choice: { at: place("110.5").start, show: "all" },
    by: "Li <b>",
    isNamed: false,
    canUndo: true,
    form: null,
    refused: null,
    remarks: [],
    lost: 0,
    faults: [],
    ...about,
  };
}

/** The pages of documents that are decided. */
export function samplesOfIntake(
  { pages, dataset }: { readonly pages: WebPages; readonly dataset: Dataset },
  language: Language,
  at: (address: string) => Place,
): readonly [string, () => string][] {
  const home = `/${language}/intake`;
  const [region = ""] = dataset.regionById.keys();
  const counts = { undecided: 2, accepted: 1, edited: 0, rejected: 0, known: 3 };
  const intakes = [
    { document: "a", read: { region, title: "甲 <b>", counts, unread: 1 } },
    { document: "b", read: null },
  ];
  const list =
    (canWrite: boolean, listed = intakes) =>
    () =>
      pages.render(
        "intakes",
        {
          dataset,
          intakes: listed,
          canWrite,
          form: { values: { region, document: '"<b>' }, faults: canWrite ? SENT_FAULTS : [] },
          newPlace: {
            values: { "place.zh": '"<b>' },
            faults: canWrite
              ? [{ field: "place.code", message: "The division code is none." }]
              : [],
          },
        },
        at(home),
      );
  const one = (about: Partial<IntakeModel>) => () =>
    pages.render("intake", sampleIntake(dataset, about), at(`${home}/a`));
  const merge = (about: Partial<IntakeMergeModel>) => () =>
    pages.render(
      "intake-merge",
      {
        ...{ dataset, document: "a", region, title: "甲 <b>", canWrite: true, counts },
        ...{ revision: "0123456789abcdef", adds: { added: 3, missed: 1 } },
        files: ["documents.yaml", "observations/<b>.yaml"],
        faults: [
          { message: "`en` is empty", at: null, field: "title.en", isError: true },
          { message: "`zh` is no text", at: null, field: "title.zh", isError: true },
          { message: "Odd <b>.", at: 12, field: null, isError: false },
          { message: "Wrong <b>.", at: 12, field: null, isError: about.adds === null },
          { message: "Nowhere.", at: null, field: null, isError: about.adds === null },
        ],
        head: { values: { "title.zh": "甲 <b>" }, faults: [] },
        ...{ done: null, isStale: false, ...about },
      },
      at(`${home}/a/merge`),
    );
  const doubted = { at: null, show: "doubts" as const };
  return [
    [home, list(true)],
    [`${home}?none`, list(false, [])],
    [`${home}/a`, one({})],
    [`${home}/a?new`, one({ choice: { at: place("15").start, show: "undecided" } })],
    [`${home}/a?only`, one({ canWrite: false, text: null, choice: doubted })],
    [`${home}/a?none`, one({ lines: [], choice: doubted })],
    [`${home}/a?edit`, one({ form: FILLED })],
    [
      `${home}/a?named`,
      one({
        isNamed: true,
        lost: 2,
        remarks: ["Two <b> documents."],
        form: { values: {}, faults: [] },
        canUndo: false,
      }),
    ],
    [
      `${home}/a?stale`,
      one({
        refused: {
          code: "stale",
          changed: [
            { ...place("110.5"), before: "undecided", after: "rejected", by: "Wang <b>" },
            { start: 1, before: "accepted", after: null, by: null },
          ],
        },
      }),
    ],
    [`${home}/a/merge`, merge({})],
    [`${home}/a/merge?done`, merge({ done: 1, head: null, faults: [], files: [] })],
    [
      `${home}/a/merge?faulty`,
      merge({ adds: null, isStale: true, canWrite: false, title: null, counts: null }),
    ],
    [`${home}/a?nothing`, one({ refused: { code: "nothing", changed: [] } })],
    [
      `${home}/a?faulty`,
      one({ lines: [], faults: [{ field: "intake", message: "mydata/intake/a.yaml:3 <b>" }] }),
    ],
  ];
}
