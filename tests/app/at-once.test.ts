import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { build } from "../../src/app/build/build.ts";
import type { BuildProgress } from "../../src/app/build/model.ts";
import { memo } from "../../src/app/memo.ts";
import { watch } from "../../src/app/watch/watch.ts";
import type { Manifest } from "../../src/results/manifest.ts";
import { openPreview } from "../../src/shells/http/preview.ts";
import { describeFile } from "../../src/store/folder.ts";
import { notice } from "../memo/samples.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const PATIENCE = { timeout: 60_000, interval: 20 };
/** After so long a page that was set would be printed and written, if nothing were held. */
const LONGEST_PRINT_MS = 3_000;
const PROGRAM = fileURLToPath(new URL("../store/hold-lock.ts", import.meta.url));
const LANGUAGES = ["zh", "en"];
const SILENT: BuildProgress = {
  begin: async () => {},
  told: () => {},
  leftOut: () => {},
  expect: () => {},
  show: () => {},
};

const holders: ChildProcess[] = [];
const stop = new AbortController();
let watched: Promise<unknown> = Promise.resolve();
afterEach(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  stop.abort();
  await watched;
});

/** Lets another process hold a lock of the output folder, from now on until it ends. */
async function holdElsewhere(key: string): Promise<ChildProcess> {
  const argv = ["--import", "tsx", PROGRAM, folder.at("out"), key];
  const holder = spawn(process.execPath, argv, { stdio: ["pipe", "pipe", "inherit"] });
  holders.push(holder);
  await once(holder.stdout, "data");
  return holder;
}

function beginBuild(out: string) {
  const asked = { ids: [], lang: LANGUAGES, data: "data", out };
  return build(asked, testEnvironment({ cwd: folder.path() }), SILENT);
}

function beginMemo() {
  const asked = { ids: [], data: "data", out: "out" };
  return memo(asked, testEnvironment({ cwd: folder.path() }));
}

/** Begins to watch; resolves with where the preview is. */
function beginWatch(made: string[], faults: unknown[]): Promise<string> {
  const asked = { ids: [], lang: LANGUAGES, data: "data", out: "out", port: 0 };
  const environment = testEnvironment({ cwd: folder.path(), signal: stop.signal });
  return new Promise((onReady, onFailed) => {
    watched = watch(
      asked,
      environment,
      {
        onReady,
        onMade: (name) => made.push(name),
        onDiagnostics: (diagnostics) => faults.push(...diagnostics),
        onError: (error) => faults.push(error),
      },
      openPreview,
    );
    watched.catch(onFailed);
  });
}

const manifestOf = (out: string): Manifest => JSON.parse(folder.read(`${out}/manifest.json`));

describe("a watch, a build and a memo at once in one folder, whose locks another process holds", () => {
  it("leave every output whole, a complete manifest, and nothing half-written", async () => {
    folder.write("data/memos/sound.yaml", notice());
    await beginBuild("alone");
    // One ends as it should and gives its lock back; the other is killed, and its lease has to run out.
    const closing = await holdElsewhere("manifest");
    const killed = await holdElsewhere("two-places");
    const [made, faults]: [string[], unknown[]] = [[], []];
    const url = await beginWatch(made, faults);
    const built = beginBuild("out");
    const memos = await beginMemo();
    // Both languages are set by the watch, and wait for their printing and the lock.
    await vi.waitFor(async () => {
      for (const language of LANGUAGES)
        expect((await fetch(`${url}output/two-places.${language}.html`)).status).toBe(200);
    }, PATIENCE);
    await wait(LONGEST_PRINT_MS);
    expect(folder.files("out").filter((path) => path.startsWith("two-places"))).toEqual([]);
    killed.kill("SIGKILL");
    await vi.waitFor(
      () => expect(made.sort()).toEqual(["two-places.en", "two-places.zh"]),
      PATIENCE,
    );
    expect(folder.files("out")).not.toContain("manifest.json");
    closing.stdin?.end();
    const { value: outcome } = await built;
    stop.abort();
    await watched;

    expect(faults).toEqual([]);
    expect(outcome?.outputs.map(({ path, error }) => [path, error])).toEqual([
      ["two-places.zh.pdf", null],
      ["two-places.en.pdf", null],
    ]);
    const manifest = manifestOf("out");
    expect(manifest.outputs).toEqual(manifestOf("alone").outputs);
    const described = [
      ...manifest.outputs.flatMap(({ files }) => files),
      ...manifest.files,
      ...(memos.value ?? []).flatMap(({ files }) => files),
    ];
    for (const file of described) {
      const bytes = readFileSync(folder.at("out", file.path));
      expect(describeFile({ path: file.path, bytes })).toEqual(file);
    }
    const inAll = (out: string) => folder.files(out).filter((path) => !path.startsWith(".cache/"));
    const ofMemo = ["sound.docx", "sound.facts.json", "sound.pdf"];
    expect(inAll("out")).toEqual([...inAll("alone"), ...ofMemo].sort());
    expect(folder.files("out").filter((path) => path.includes(".part"))).toEqual([]);
    // What the watch wrote last nobody has looked into; nothing else is left to do.
    const again = (await beginBuild("out")).value?.outputs.flatMap(({ reasons }) => reasons) ?? [];
    expect(again.filter(({ kind }) => kind !== "uninspected")).toEqual([]);
  });
});
