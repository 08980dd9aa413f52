import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { DatasetFiles } from "../../src/dataset/files.ts";
import { LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { writePage } from "../write-page.ts";
import { BRIEFINGS, provinceFiles, readProvince } from "./province.ts";

let design: Design;
let files: DatasetFiles;

beforeAll(async () => {
  design = await loadDesign(packageHome());
  files = await provinceFiles();
});

const IDS = [
  ...["shili", "jia", "yi", "jia_shizhong", "dong", "xi", "yi_shizhong", "nan", "bei"],
] as const;
/** The new ids: in any order, some of them those that other places had. */
const NEW_IDS = [...IDS.slice(0, 5), "a", "zz", "m-1", "q_2"];

/** The data with each place under another id; nothing else of it changes, not even the order of the places. */
function renamed(ids: readonly string[]): DatasetFiles {
  const idBy = new Map<string, string>(IDS.map((id, index) => [id, ids[index] ?? id]));
  const pattern = new RegExp(`(?<![\\w-])(${IDS.join("|")})(?=-2024-plan|[\\s,\\]:]|$)`, "gm");
  const rename = (text: string) => text.replace(pattern, (id) => idBy.get(id) ?? id);
  return files.map(({ path, bytes }) => {
    const isOfPlaces = !/^(vocabulary|indicators)/.test(path);
    if (!isOfPlaces) return { path, bytes };
    const [, own = ""] = /^observations\/(.*)\.yaml$/.exec(path) ?? [];
    const text = rename(new TextDecoder().decode(bytes));
    return {
      path: own ? `observations/${idBy.get(own)}.yaml` : path,
      bytes: new TextEncoder().encode(text),
    };
  });
}

/** What a page says, without its marks for browsers and its edition, which identifies the data. */
async function wordsOf(data: DatasetFiles, id: string, language: Language): Promise<string> {
  const dataset = await readProvince(Promise.resolve(data));
  const spec = dataset.briefings.get(id);
  if (!spec) throw new Error(`No briefing is called ${id}`);
  const locale = design.localeByLanguage[language];
  const { view, html } = await writePage({
    ...design,
    dataset,
    spec,
    regions: spec.regions,
    locale,
  });
  const body = html.slice(html.indexOf("<body"));
  return body
    .replace(/<style.*?<\/style>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll(view.head.version, "");
}

const before = new Map<string, Promise<string>>();
function wordsBefore(id: string, language: Language): Promise<string> {
  const name = `${id}.${language}`;
  const words = before.get(name) ?? wordsOf(files, id, language);
  before.set(name, words);
  return words;
}

describe("the ids of places", () => {
  it("are of no account for what a page says", async () => {
    const pages = Object.keys(BRIEFINGS).flatMap((id) =>
      LANGUAGES.map((language) => [id, language] as const),
    );
    const ids = fc.shuffledSubarray([...NEW_IDS], { minLength: NEW_IDS.length });
    await fc.assert(
      fc.asyncProperty(ids, fc.constantFrom(...pages), async (chosen, [id, language]) => {
        const words = await wordsOf(renamed(chosen), id, language);
        expect(words.length).toBeGreaterThan(500);
        expect(words).toBe(await wordsBefore(id, language));
      }),
      { numRuns: 40 },
    );
  });
});
