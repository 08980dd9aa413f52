import type { Dataset, Language } from "../../src/dataset/model.ts";
import type { Kind } from "../../src/view/kind.ts";
import type { ApiModel } from "../../src/web/pages/api/api.ts";
import type { ChangesModel } from "../../src/web/pages/changes.ts";
import { readChooseQuery } from "../../src/web/pages/choose/query.ts";
import type { FieldFault } from "../../src/web/pages/faults.ts";
import { readDataQuery } from "../../src/web/pages/figures/data.ts";
import type { Place } from "../../src/web/pages/frame.ts";
import type { MemoModel } from "../../src/web/pages/memo/memo.ts";
import type { WebPages } from "../../src/web/pages/pages.ts";
import { type SeeModel, TAKEN_AS } from "../../src/web/pages/see.ts";
import { holdingsOf } from "../../src/web/pages/start.ts";
import { samplesOfIntake } from "./intake-samples.ts";
import { PICTURE } from "./serve.ts";

/** What sample pages are made of. */
export interface Sampled {
  readonly pages: WebPages;
  readonly dataset: Dataset;
  readonly kindById: ReadonlyMap<string, Kind>;
}

/** A page by its address. */
export type SamplePages = ReadonlyMap<string, () => string>;

/** Where a sample page is shown. */
export function placeAt(address: string, language: Language, version = "0123456789"): Place {
  return { language, base: "", address, version, generator: "County Briefings 1.0.0" };
}

/** One of every page, in one language. */
export function samplePages(
  { pages, dataset, kindById }: Sampled,
  language: Language,
): SamplePages {
  const place = (address: string) => placeAt(address, language, dataset.version);
  const at = `/${language}/`;
  const cards = [...dataset.briefings.values()].slice(0, 6).map((spec, index) => ({
    language,
    title: spec.title[language],
    places:
      index === 0
        ? ""
        : spec.regions.map((id) => dataset.regionById.get(id)?.short[language]).join(" "),
    date: spec.date,
    see: `/briefings/${spec.id}.${language}`,
    pdf: `/briefings/${spec.id}.${language}.pdf`,
    extent: { pages: 12 - index, bytes: 420_000 },
    picture: { src: PICTURE, width: 560, height: 792 },
    correction: index === 1 ? CORRECTION : null,
  }));
  const [first = "", second = ""] = dataset.regionById.keys();
  const [theme = ""] = dataset.themeById.keys();
  const [indicator = ""] = dataset.indicatorById.keys();
  const chosen: readonly [string, readonly FieldFault[]][] = [
    ["", []],
    [`?briefing=profile&places=${first},${second}&focus=${second}&themes=${theme}`, []],
    [
      `?briefing=pair&places=${first}&group=nowhere&indicators=${indicator}&as_of=soon&find=x`,
      [
        { field: "places", message: "The kind pair is for 2 places, not 1." },
        { field: "group", message: 'There is no group "nowhere".', choices: ["a", "b"] },
        { field: "as_of", message: "Expected a date such as 2026-01-05." },
      ],
    ],
  ];
  return new Map<string, () => string>([
    [
      at,
      () =>
        pages.render(
          "start",
          {
            holdings: holdingsOf(dataset),
            briefings: cards,
            corrections: [
              { ...CORRECTION, title: cards[0]?.title ?? "", href: "/results/0123456789abcdef/a" },
            ],
          },
          place(at),
        ),
    ],
    [
      `${at}empty`,
      () =>
        pages.render(
          "start",
          { holdings: holdingsOf(dataset), briefings: [], corrections: [] },
          place(`${at}empty`),
        ),
    ],
    ...chosen.map(([query, faults]): [string, () => string] => {
      const address = `${at}choose${query}`;
      const asked = readChooseQuery(new URLSearchParams(query));
      return [
        address,
        () => pages.render("choose", { dataset, kindById, query: asked, faults }, place(address)),
      ];
    }),
    ...samplesOfForms(pages, language, place),
    ...samplesOfIntake({ pages, dataset }, language, place),
    ...samplesOfFigures({ pages, dataset }, language, place),
    [
      `${at}problem`,
      () =>
        pages.render(
          "problem",
          {
            status: 400,
            detail: 'There is no region "zhangdain"; did you mean "zhangdian"?',
            detailLanguage: "en",
            field: "places",
            value: "zhangdain",
            choices: [
              { label: "zhangdian", href: `${at}choose?places=zhangdian` },
              { label: "boshan" },
            ],
            more: 3,
            back: `${at}choose?places=zhangdain`,
          },
          place(`${at}problem`),
        ),
    ],
    [
      `${at}missing`,
      () =>
        pages.render(
          "problem",
          { status: 404, detail: "", detailLanguage: "en" },
          place(`${at}missing`),
        ),
    ],
    [
      `${at}corrected`,
      () =>
        pages.render(
          "corrected",
          {
            ...CORRECTION,
            file: `a.${language}.pdf`,
            asPublished: "/results/0123456789abcdef/a.zh.pdf?as=published",
          },
          place(`${at}corrected`),
        ),
    ],
    [
      `${at}job`,
      () =>
        pages.render(
          "job",
          { title: cards[0]?.title ?? "", state: "working", before: 0, step: "print", seconds: 4 },
          place(`${at}job`),
        ),
    ],
    [
      `${at}waiting`,
      () =>
        pages.render(
          "job",
          { title: cards[0]?.title ?? "", state: "waiting", before: 2, step: null, seconds: 0 },
          place(`${at}waiting`),
        ),
    ],
    [
      `${at}failed`,
      () =>
        pages.render(
          "job",
          {
            title: cards[0]?.title ?? "",
            state: "failed",
            before: 0,
            step: null,
            seconds: 9,
            detail: "The browser did not start",
            detailLanguage: "en",
          },
          place(`${at}failed`),
        ),
    ],
  ]);
}

function samplesOfFigures(
  { pages, dataset }: Pick<Sampled, "pages" | "dataset">,
  language: Language,
  place: (address: string) => Place,
): readonly [string, () => string][] {
  const at = `/${language}/`;
  const [figure, other] = dataset.figures;
  const [document] = dataset.documentById.values();
  if (!figure || !other || !document) throw new Error("The dataset has no figures");
  const data = (query: string, ids: readonly string[], faults: readonly FieldFault[] = []) => {
    const address = `${at}data${query}`;
    const asked = readDataQuery(new URLSearchParams(query));
    const exports = ["CSV", "JSON"].map((label) => ({
      label,
      href: `/api/figures?format=${label}`,
    }));
    const model = { dataset, query: asked, ids, total: 820, perPage: 50, exports, faults };
    return [address, () => pages.render("data", model, place(address))] as [string, () => string];
  };
  const text = `一、甲\n\n${figure.printed}；其他。\n二、乙 <b>\n`;
  const from = text.indexOf(figure.printed);
  const documentModel = {
    dataset,
    document,
    text,
    figure: figure.id,
    place: { from, to: from + figure.printed.length },
  };
  return [
    data(
      "",
      dataset.figures.slice(0, 50).map(({ id }) => id),
    ),
    data(
      `?find=a&measure=growth&sort=-period&page=2&status=${figure.status}`,
      dataset.figures.slice(50, 60).map(({ id }) => id),
    ),
    data(
      "?theme=none&measure=none",
      [],
      [{ field: "theme", message: "There is no theme.", choices: ["economy"] }],
    ),
    [
      `${at}figures/x`,
      () =>
        pages.render(
          "figure",
          {
            dataset,
            figure,
            statements: [figure.id, other.id],
            citation: "［GRP］",
            hasText: true,
          },
          place(`${at}figures/x`),
        ),
    ],
    [
      `${at}documents`,
      () => pages.render("documents", { dataset, find: "", page: 1 }, place(`${at}documents`)),
    ],
    [`${at}documents/x`, () => pages.render("document", documentModel, place(`${at}documents/x`))],
    [
      `${at}documents/y`,
      () =>
        pages.render(
          "document",
          { ...documentModel, text: null, figure: null, place: null },
          place(`${at}documents/y`),
        ),
    ],
  ];
}

function samplesOfForms(
  pages: WebPages,
  language: Language,
  place: (address: string) => Place,
): readonly [string, () => string][] {
  const at = `/${language}/`;
  const attached = { briefing: "a", language, choice: "places=a,b", title: "甲 <b>" };
  const add = { briefing: "", address: "" };
  const empty: MemoModel = {
    form: { values: { kind: "notice" }, attachments: [], add },
    titles: [],
    briefings: [],
    faults: [],
  };
  const note = {
    title: "A <b>",
    language,
    href: `/briefings/a.${language}`,
    isNew: false,
    figures: Array.from({ length: 22 }, (_, index) => ({
      id: `jia/grp/${2000 + index}`,
      name: "GRP <b>",
      before: "210.5",
      after: "210.7",
      unit: "",
    })),
  };
  const fault = (field: string, code: string, line: number | null = null) => ({
    field,
    code,
    message: `The program says <${code}>.`,
    choices: [],
    line,
  });
  const memo: MemoModel = {
    form: {
      values: {
        kind: "minutes",
        issuer: "（示例机关）",
        body: "甲\n\n</textarea>乙",
        date: "2026-11-23",
      },
      attachments: [attached, { ...attached, briefing: "none" }],
      add: { briefing: "a", address: '"<b>' },
    },
    titles: ["A & B", null],
    briefings: [{ id: "a", title: "A & B" }],
    faults: [
      fault("number", "wrong-format"),
      fault("body", "unknown-figure", 3),
      fault("addressees.1", "wrong-format"),
      fault("printing", "missing-key"),
      { ...fault("attachments.1.briefing", "unknown-choice"), choices: ["a", "b"] },
      fault("add.address", "no-address"),
      fault("attachments", "wrong-type"),
      fault("memo", "none-such"),
    ],
  };
  const made = {
    title: "关于甲的通知",
    pages: 12,
    pdf: "/results/0123456789abcdef/m.pdf",
    docx: "/results/0123456789abcdef/m.docx",
    facts: "/results/0123456789abcdef/m.facts.json",
    warnings: [fault("body", "year-not-said", 1)],
    form: memo.form,
  };
  const both = (text: string) => ({ zh: text, en: text });
  const figure = {
    id: "jia/grp/2023",
    name: both("GRP & <b>"),
    before: both("210.5"),
    after: both("≥ 210.7"),
    unit: both("亿元"),
    why: "revised" as const,
    details: { zh: ["甲"], en: ["a"] },
    document: both("<i>"),
  };
  const changed: ChangesModel = {
    latest: [note, { ...note, isNew: true, figures: [] }, { ...note, figures: [] }],
    since: {
      title: "A <b>",
      date: "2026-11-23",
      generator: "County Briefings 1.0.0",
      today: { dataset: "f".repeat(64), generator: "County Briefings 1.0.1" },
      figures: [figure],
      added: [{ ...figure, before: null, why: "added" }],
      withdrawn: [{ ...figure, after: null, why: "withdrawn" }],
      renamed: [{ from: "jiaa", to: "jia" }],
      isSame: false,
      see: `/briefings/a.${language}?places=a,b`,
      kept: "/results/0123456789abcdef/a.zh.pdf",
    },
    faults: [],
  };
  const same: ChangesModel = {
    latest: [],
    since: {
      title: "A",
      date: null,
      generator: "County Briefings 1.0.0",
      today: { dataset: "f".repeat(64), generator: "County Briefings 1.0.1" },
      figures: [],
      added: [],
      withdrawn: [],
      renamed: [],
      isSame: true,
      see: null,
      kept: null,
    },
    faults: [],
  };
  const api: ApiModel = {
    chinese: (text) => ({ text, isTranslated: text.startsWith("甲"), values: [] }),
    operations: [
      {
        method: "GET",
        path: "/api/figures",
        tag: "data",
        summary: "Every figure: level, share",
        description: "甲 <b>",
        parameters: [
          {
            name: "status",
            where: "query",
            description: "What it is.",
            isRequired: false,
            values: ["actual", "target"],
          },
          { name: "id", where: "path", description: "甲 & b", isRequired: true, values: [] },
        ],
      },
      {
        method: "POST",
        path: "/api/a",
        tag: "other",
        summary: "甲",
        description: "",
        parameters: [],
      },
    ],
    examples: {
      "GET /api/figures": { address: "/api/figures/a?limit=10&x=<b>", body: null },
      "POST /api/a": { address: "/api/a", body: '{\n  "a": "<b>"\n}' },
    },
  };
  return [
    [`${at}memo`, () => pages.render("memo", empty, place(`${at}memo`))],
    [`${at}memo?kind=minutes`, () => pages.render("memo", memo, place(`${at}memo`))],
    [`${at}memo/made`, () => pages.render("memo-made", made, place(`${at}memo/made`))],
    [`${at}changes`, () => pages.render("changed", changed, place(`${at}changes`))],
    [`${at}changes?same`, () => pages.render("changed", same, place(`${at}changes`))],
    [
      `${at}changes?none`,
      () =>
        pages.render(
          "changed",
          { latest: [], since: null, faults: [{ field: "file", message: "It is no PDF." }] },
          place(`${at}changes`),
        ),
    ],
    [`${at}api`, () => pages.render("api", api, place("/api/"))],
  ];
}

/** The bar above a briefing. */
export function sampleBar(title: string, language: Language): SeeModel {
  const name = `/briefings/a.${language}`;
  return {
    title,
    take: TAKEN_AS.map((as, index) => ({
      as,
      href: `${name}.${as}`,
      bytes: index < 2 ? 420_000 : null,
    })),
    charts: [1, 2].map((n) => ({
      title: `GRP ${n}`,
      svg: `${name}.chart-${n}.svg`,
      png: `${name}.chart-${n}.png`,
    })),
    memo: `/${language}/memo?briefing=a`,
    choose: `/${language}/choose?briefing=a`,
    other: `/briefings/a.${language === "zh" ? "en" : "zh"}`,
    permanent: "https://briefings.example/results/0123456789abcdef/a",
    author: language === "zh" ? "区县对比简报" : "County Briefings",
    date: "2026-11-23",
    correction: CORRECTION,
  };
}

const CORRECTION = {
  date: "2026-11-20",
  reason: { zh: "一处数字抄录有误。", en: "One number had been copied wrongly." },
  replacedBy: "/results/fedcba9876543210/a",
};
