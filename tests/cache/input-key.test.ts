import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Asked,
  type InputKeySource,
  leadFile,
  openInputKeys,
  recallFingerprint,
} from "../../src/cache/input-key.ts";
import type { BriefingSpec } from "../../src/dataset/model.ts";
import { openFileHashes } from "../../src/store/file-hashes.ts";
import { openFolder, type Store } from "../../src/store/store.ts";
import { buildDataset } from "../analysis/builder.ts";

const datasetWith = (value: number) =>
  buildDataset({
    regions: ["a", "b"],
    figures: [
      { region: "a", value: 1 },
      { region: "b", value },
    ],
  });
const bytes = (text: string) => new TextEncoder().encode(text);
const source: InputKeySource = {
  dataset: datasetWith(2),
  drawing: { program: { "code/charts": "1", browser: "own 1" } },
  tree: new Map([["layouts/page.hbs", bytes("page")]]),
};
const spec = {
  id: "book",
  title: { zh: "书", en: "Book" },
  regions: ["a"],
  references: [],
} as Partial<BriefingSpec> as BriefingSpec;
const asked: Asked = { spec, language: "zh", regions: ["a"], earlier: null };
const key = openInputKeys(source)(asked);

describe("openInputKeys(source)", () => {
  it("gives the same key for the same inputs, also where they were read anew", () => {
    expect(openInputKeys({ ...source, dataset: datasetWith(2) })({ ...asked })).toBe(key);
  });

  it("gives the same key whatever another place reports", () => {
    expect(openInputKeys({ ...source, dataset: datasetWith(3) })(asked)).toBe(key);
  });

  it.each<[string, Partial<InputKeySource>, Partial<Asked>]>([
    ["the program", { drawing: { program: { "code/charts": "2", browser: "own 1" } } }, {}],
    ["the browser", { drawing: { program: { "code/charts": "1", browser: "own 2" } } }, {}],
    ["a template", { tree: new Map([["layouts/page.hbs", bytes("else")]]) }, {}],
    ["a template more", { tree: new Map([...source.tree, ["a.hbs", bytes("")]]) }, {}],
    ["a figure of its place", { dataset: datasetWith(3) }, { regions: ["a", "b"] }],
    ["the language", {}, { language: "en" }],
    ["the places", {}, { regions: ["b"] }],
    ["the order of the places", {}, { regions: ["b", "a"] }],
    ["the briefing's file", {}, { spec: { ...spec, title: { zh: "卷", en: "Book" } } }],
    ["the date as of which it is", {}, { spec: { ...spec, asOf: "2024-01-01" } }],
    ["the edition before", {}, { earlier: { date: "2023-01-01" } as never }],
  ])("gives another key for another state of %s", (_, changed, other) => {
    const whole = { regions: ["a", "b"] };
    const before = openInputKeys(source)(other.regions ? { ...asked, ...whole } : asked);
    const after = openInputKeys({ ...source, ...changed })({ ...asked, ...other });
    expect(after).not.toBe(before);
  });
});

describe("recallFingerprint(store, name, inputKey)", () => {
  let folder: string;
  let store: Store;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "briefings-leads-"));
    store = openFolder(folder, openFileHashes());
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("knows where a key led, and nothing of another key or output", async () => {
    await store.put([leadFile("book.zh", { inputKey: "k", fingerprint: "f" })]);
    expect(await recallFingerprint(store, "book.zh", "k")).toBe("f");
    expect(await recallFingerprint(store, "book.zh", "l")).toBeNull();
    expect(await recallFingerprint(store, "book.en", "k")).toBeNull();
  });
});
