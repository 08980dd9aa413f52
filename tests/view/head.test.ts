import { join } from "node:path";
import { expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { LANGUAGES } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { plainText } from "../../src/view/sentence.ts";
import { writePage } from "../write-page.ts";

it.each(LANGUAGES)("says as of which date a page is, as a fact of it, in %s", async (language) => {
  const folder = join(packageHome(), "templates/starter");
  const { value: dataset } = readDataset(await readDataFolder(folder));
  const spec = dataset?.briefings.get("two-places");
  if (!dataset || !spec) throw new Error("The starter dataset has faults");
  const { localeByLanguage, templates, kindById } = await loadDesign(packageHome());
  const { view } = await writePage({
    dataset,
    spec: { ...spec, asOf: "2024-01-31" },
    regions: spec.regions,
    locale: localeByLanguage[language],
    templates,
    kindById,
  });
  const date = { zh: "2024年1月31日", en: "31 January 2024" }[language];
  expect(plainText(view.head.scope)).toContain(date);
  expect(view.facts.map(({ text }) => text)).toContain(date);
});
