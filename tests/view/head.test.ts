import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type Dataset, LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { sayDrafts } from "../../src/view/drafts.ts";
import { plainText } from "../../src/view/sentence.ts";
import { writePage } from "../write-page.ts";
import { contextFor } from "./context.ts";

/** The page of two invented places with their dataset changed. */
async function pageOf(
  language: Language,
  asOf: string | null = null,
  change: (dataset: Dataset) => Dataset = (dataset) => dataset,
) {
  const folder = join(packageHome(), "templates/starter");
  const { value } = readDataset(await readDataFolder(folder));
  const spec = value?.briefings.get("two-places");
  if (!value || !spec) throw new Error("The starter dataset has faults");
  const { localeByLanguage, templates, kindById } = await loadDesign(packageHome());
  return writePage({
    dataset: change(value),
    spec: { ...spec, asOf },
    regions: spec.regions,
    locale: localeByLanguage[language],
    templates,
    kindById,
  });
}

it.each(LANGUAGES)("says as of which date a page is, as a fact of it, in %s", async (language) => {
  const { view } = await pageOf(language, "2024-01-31");
  const date = { zh: "2024年1月31日", en: "31 January 2024" }[language];
  expect(plainText(view.head.scope)).toContain(date);
  expect(view.facts.map(({ text }) => text)).toContain(date);
});

describe("the head of a page on documents read as drafts", () => {
  const scopeOf = async (language: Language, change: (dataset: Dataset) => Dataset) =>
    plainText((await pageOf(language, null, change)).view.head.scope);

  /** The documents of some places are drafts. */
  const drafting =
    (...places: readonly string[]) =>
    (dataset: Dataset): Dataset => ({
      ...dataset,
      documentById: new Map(
        [...dataset.documentById].map(([id, document]) => [
          id,
          { ...document, draft: places.includes(document.region) },
        ]),
      ),
    });

  /** The same where the first figure of the place is from another document, which is no draft. */
  const partly = (dataset: Dataset): Dataset => {
    const { documentById, figures } = drafting("jia")(dataset);
    const [first] = figures.filter(({ region }) => region === "jia");
    const draft = first && documentById.get(first.document);
    if (!draft) throw new Error("The first place has no figure");
    const final = { ...draft, id: "jia-final", draft: false };
    return {
      ...dataset,
      documentById: new Map([...documentById, [final.id, final]]),
      figures: figures.map((one) => (one === first ? { ...one, document: final.id } : one)),
    };
  };

  it("says nothing where there are none", async () => {
    expect(await scopeOf("zh", drafting())).not.toContain("草案");
    expect(await scopeOf("en", drafting())).not.toContain("draft");
  });

  it("marks the names of their places", async () => {
    expect(await scopeOf("zh", drafting("yi"))).toContain("甲县、乙县（草案）公布");
    expect(await scopeOf("zh", drafting("jia", "yi"))).toContain("甲县（草案）、乙县（草案）公布");
    expect(await scopeOf("en", drafting("yi"))).toMatch(/of \S+ and \S+ \(draft\) \(past year/);
  });

  it("tells a place with a final document besides", async () => {
    expect(await scopeOf("zh", partly)).toContain("甲县（含草案）、乙县公布");
    expect(await scopeOf("en", partly)).toContain("(partly draft) and");
  });

  it.each([
    ["zh", "甲县的数据出自草案。", "甲县的部分数据出自草案。"],
    ["en", "Figures for Jia are from a draft.", "Some figures for Jia are from a draft."],
  ] as const)("says it of those whose names are left out, in %s", async (language, all, some) => {
    const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
    if (!value) throw new Error("The starter dataset has faults");
    const said = (dataset: Dataset, marked: readonly string[]) => {
      const documents = [...dataset.documentById.values()];
      return sayDrafts(contextFor(dataset, language, { documents }), marked).map(plainText);
    };
    expect(said(drafting("jia")(value), [])).toEqual([all]);
    expect(said(partly(value), [])).toEqual([some]);
    expect(said(partly(value), ["jia"])).toEqual([]);
  });
});
