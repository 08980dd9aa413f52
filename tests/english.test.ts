import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FINDING_KINDS } from "../src/analysis/findings/model.ts";
import { draftBriefing } from "../src/briefing.ts";
import { readDataFolder } from "../src/dataset/folder.ts";
import type { Dataset } from "../src/dataset/model.ts";
import { readDataset } from "../src/dataset/read.ts";
import { type Design, loadDesign } from "../src/design.ts";
import { packageHome } from "../src/package.ts";
import { sayFinding, wordFinding } from "../src/view/findings/word.ts";
import { faultsOfEnglish, textsOf } from "./english.ts";
import { contextFor } from "./view/context.ts";
import { datasetOf, findingOf } from "./view/findings/samples.ts";

/* Of everything that is said in English: that it is written as an editor would leave it. */

let design: Design;
let starter: Dataset;

beforeAll(async () => {
  design = await loadDesign(packageHome());
  const { value } = readDataset(await readDataFolder(join(packageHome(), "templates/starter")));
  if (!value) throw new Error("The starter dataset has faults");
  starter = value;
});

describe("English wordings", () => {
  it("have no slip of an editor", () => {
    const { en } = design.localeByLanguage;
    // A slot stands for a word that says itself again nowhere.
    const worded = en.keys.map((key) => en.say(key).replace(/\{\w+\}/g, "…"));
    expect(faultsOfEnglish(worded)).toEqual([]);
  });

  it("of web pages have none either", () => {
    const folder = join(packageHome(), "templates/web");
    const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const files = all.filter((name) => name.endsWith(".yaml"));
    const words = files.map((name) => parse(readFileSync(join(folder, name), "utf8")).en);
    expect(faultsOfEnglish(textsOf(words).map((text) => text.replace(/\{\w+\}/g, "…")))).toEqual(
      [],
    );
  });
});

describe("pages in English", () => {
  it.each(FINDING_KINDS)("have no slip in a finding of the kind %s", (kind) => {
    const dataset = datasetOf(kind);
    const finding = findingOf(kind, dataset);
    const worded = wordFinding(contextFor(dataset, "en"), finding);
    expect(
      faultsOfEnglish(textsOf([worded, sayFinding(contextFor(dataset, "en"), finding)])),
    ).toEqual([]);
  });

  it("have none on any kind of page", () => {
    const [spec] = starter.briefings.values();
    if (!spec) throw new Error("The starter has no briefing");
    const locale = design.localeByLanguage.en;
    for (const kind of design.kindById.keys()) {
      const focus = kind === "profile" ? (spec.regions[0] ?? null) : null;
      const asked = { dataset: starter, spec: { ...spec, kind, focus }, regions: spec.regions };
      const { facts: _, meta: __, ...view } = draftBriefing({ ...design, ...asked, locale }).view;
      expect(faultsOfEnglish(textsOf(view)), kind).toEqual([]);
    }
  });
});

describe("faultsOfEnglish(texts)", () => {
  it.each([
    ["In 2022, the the figure was 5%.", "a doubled word"],
    ["475.3 100 million yuan in Jia", "a unit that reads as a part of the number"],
    ["There is a indicator.", "“a” before a vowel"],
    ["It is an projection.", "“an” before a consonant"],
    ["5 , and 6", "a space before a stop"],
    ["5  and 6", "two spaces"],
    ["There were 1 projects.", "a plural of one"],
    ["It fell -6.5%.", "a hyphen for a minus"],
    ["32 units", "a word of Chinese counting"],
    ["in Jia, , and", "two stops"],
  ])("finds in “%s” %s", (text, fault) => {
    expect(faultsOfEnglish([text]).join()).toContain(fault);
  });

  it("leaves sound English alone", () => {
    const sound = [
      "Of the 1,001 projects, 1 project (an estimated one) was a unit of a university, e.g. “…”",
      "80.41 billion yuan in 2022, against −6.5%: a fall of 2.1 percentage points.",
      "ranked 2/3 places, 2021–1 places",
    ];
    expect(faultsOfEnglish(sound)).toEqual([]);
  });
});
