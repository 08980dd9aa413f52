import { join } from "node:path";
import { expect } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import type { Dataset, Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { packageHome } from "../../src/package.ts";
import { run } from "../../src/shells/cli/program.ts";
import type { View } from "../../src/view/model.ts";
import { testHost } from "../shells/cli/host.ts";

let shipped: Promise<Dataset> | undefined;

/** The figures that come with the package. */
export function readShippedData(): Promise<Dataset> {
  shipped ??= read();
  return shipped;
}

async function read(): Promise<Dataset> {
  const { value } = readDataset(await readDataFolder(join(packageHome(), "data")));
  if (!value) throw new Error("The shipped data has faults");
  return value;
}

const views = new Map<string, Promise<View>>();

/** What `briefings view` prints of a briefing that comes with the package; asked once, however many tests read it. */
export function readView(id: string, language: Language): Promise<View> {
  const name = `${id}.${language}`;
  const view = views.get(name) ?? askView(id, language);
  views.set(name, view);
  return view;
}

async function askView(id: string, language: Language): Promise<View> {
  const host = testHost();
  expect(await run(["view", id, "--lang", language, "--json"], host), host.err()).toBe(0);
  return JSON.parse(host.out());
}
