import { mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { build } from "../../../src/app/build/build.ts";
import { type WatchOptions, watch } from "../../../src/app/watch/watch.ts";
import type { Diagnostic } from "../../../src/diagnostic.ts";
import type { Environment } from "../../../src/environment.ts";
import { openPreview } from "../../../src/shells/http/preview.ts";
import { testEnvironment } from "../environment.ts";
import { expectSilence } from "../silence.ts";
import { addLeftOut, BROKEN, breakData, LEFT_OUT, workFolder } from "../work-folder.ts";

expectSilence();
const folder = workFolder();

const PATIENCE = { timeout: 30_000, interval: 20 };
const BRIEFING = "data/briefings/two-places.yaml";

/** What a watch told, the latest last. */
interface Told {
  readonly urls: string[];
  readonly made: string[];
  readonly diagnostics: (readonly Diagnostic[])[];
  readonly errors: unknown[];
}

let stop: AbortController;
let told: Told;
let ended: Promise<unknown>;

beforeEach(() => {
  stop = new AbortController();
  told = { urls: [], made: [], diagnostics: [], errors: [] };
  ended = Promise.resolve();
});
afterEach(async () => {
  stop.abort();
  await ended;
});

/** Begins to watch; what it ends with is null, or why it failed. */
function begin(options: Partial<WatchOptions> = {}, world: Partial<Environment> = {}): void {
  const environment = testEnvironment({ cwd: folder.path(), signal: stop.signal, ...world });
  const asked = { ids: [], lang: ["zh"], data: "data", out: "out", port: 0, ...options };
  ended = watch(
    asked,
    environment,
    {
      onReady: (url) => told.urls.push(url),
      onMade: (name) => told.made.push(name),
      onDiagnostics: (diagnostics) => told.diagnostics.push(diagnostics),
      onError: (error) => told.errors.push(error),
    },
    openPreview,
  ).then(
    () => null,
    (fault) => fault,
  );
}

async function seen<Key extends keyof Told>(key: Key, count: number): Promise<Told[Key]> {
  await vi.waitFor(() => expect(told[key].length).toBeGreaterThanOrEqual(count), PATIENCE);
  return told[key];
}

/** Waits until the page is set; it is not printed yet. */
async function isSet(url: string): Promise<void> {
  await vi.waitFor(async () => {
    expect((await fetch(`${url}output/two-places.zh.html`)).status).toBe(200);
  }, PATIENCE);
}

/** Stops it and gives what it ended with. */
async function end(): Promise<unknown> {
  stop.abort();
  return ended;
}

/** Files beside the data and what is remembered. */
const written = () =>
  folder.files().filter((path) => !/^data\/|^out\/(\.cache|fonts)\//.test(path));
const OUTPUT = ["facts.json", "html", "pdf"].map((end) => `out/two-places.zh.${end}`);

/** Ids and languages of the outputs in the manifest. */
function listed(): readonly string[] {
  const { outputs } = JSON.parse(folder.read("out/manifest.json"));
  return outputs.map(({ id, language }: Record<string, string>) => `${id}.${language}`);
}

describe("watch(options, environment, listener)", () => {
  it("makes what is not there and what has changed, and closes the build when it is stopped", async () => {
    begin();
    const [url = ""] = await seen("urls", 1);
    expect(await seen("made", 1)).toEqual(["two-places.zh"]);
    expect((await fetch(url)).status).toBe(200);
    folder.edit("data/observations/jia.yaml", "210.5", "211.5");
    await seen("made", 2);
    expect(folder.read("out/two-places.zh.html")).toContain("211.5");
    expect(await end()).toBeNull();
    expect(told).toMatchObject({
      made: ["two-places.zh", "two-places.zh"],
      errors: [],
      diagnostics: [],
    });
    expect(written()).toEqual(["out/manifest.json", ...OUTPUT]);
    expect(listed()).toEqual(["two-places.zh"]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("tells faults by place and makes nothing, until they are mended", async () => {
    breakData(folder);
    begin();
    expect(await seen("diagnostics", 1)).toMatchObject([[BROKEN]]);
    expect(written()).toEqual([]);
    folder.edit("data/observations/jia.yaml", "value: nope", "value: 210.5");
    await seen("made", 1);
    expect(told.errors).toEqual([]);
  });

  it("tells warnings, and makes it all the same", async () => {
    addLeftOut(folder);
    begin();
    await seen("made", 1);
    expect(told.diagnostics).toMatchObject([[LEFT_OUT]]);
  });

  it("tells that a briefing makes no sense for its places", async () => {
    folder.edit(BRIEFING, "kind: comparison", "regions: [jia]\nkind: pair");
    begin();
    expect(await seen("diagnostics", 1)).toMatchObject([
      [{ severity: "error", code: "wrong-places", at: { file: BRIEFING, line: 2, col: 10 } }],
    ]);
    expect(written()).toEqual([]);
  });

  it("tells why an output was not made, and makes it once it can be", async () => {
    folder.edit(BRIEFING, "kind: comparison", "kind: none");
    begin();
    expect(await seen("errors", 1)).toMatchObject([{ code: "TEMPLATE_FAULT" }]);
    folder.edit(BRIEFING, "kind: none", "kind: comparison");
    expect(await seen("made", 1)).toEqual(["two-places.zh"]);
  });

  it("tells that no briefing has the name that is asked for, and looks again when something is saved", async () => {
    begin({ ids: ["later"] });
    expect(await seen("errors", 1)).toMatchObject([{ code: "USAGE" }]);
    folder.write("data/briefings/later.yaml", folder.read(BRIEFING));
    expect(await seen("made", 1)).toEqual(["later.zh"]);
  });

  it("keeps what it could not put into the manifest for the next time", async () => {
    mkdirSync(folder.at("out/manifest.json"), { recursive: true });
    begin();
    expect(await seen("errors", 1)).toMatchObject([{ code: "OUTPUT_FAULT" }]);
    rmSync(folder.at("out/manifest.json"), { recursive: true });
    expect(await end()).toBeNull();
    expect(listed()).toEqual(["two-places.zh"]);
  });

  it("fails where the build cannot be closed, also when it was stopped, and leaves no server", async () => {
    mkdirSync(folder.at("out/manifest.json"), { recursive: true });
    begin();
    const [url = ""] = await seen("urls", 1);
    await seen("made", 1);
    expect(await end()).toMatchObject({ code: "OUTPUT_FAULT" });
    await expect(fetch(url)).rejects.toThrow();
  });

  it("refuses a port that is taken, and makes nothing", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    begin({ port });
    expect(await ended).toMatchObject({
      code: "USAGE",
      message: expect.stringContaining(`Cannot listen on 127.0.0.1, port ${port}: `),
      hint: "name another port with --port; 0 is any that is free",
    });
    other.close();
    expect(told.urls).toEqual([]);
    expect(written()).toEqual([]);
  });

  it("does not begin where it is not wanted any more", async () => {
    begin({}, { signal: AbortSignal.abort() });
    expect(await ended).toMatchObject({ code: "CANCELLED" });
    expect(written()).toEqual([]);
  });

  it("lists what it has made also where it is stopped over what comes next", async () => {
    folder.write("data/briefings/first.yaml", folder.read(BRIEFING));
    begin();
    const [url = ""] = await seen("urls", 1);
    await seen("made", 1);
    await isSet(url);
    expect(await end()).toBeNull();
    expect(told.made).toEqual(["first.zh"]);
    expect(listed()).toEqual(["first.zh"]);
  });

  it("stops under way with nothing half-written, and the next build goes on", async () => {
    begin();
    const [url = ""] = await seen("urls", 1);
    await isSet(url);
    expect(await end()).toBeNull();
    expect(told).toMatchObject({ made: [], errors: [] });
    expect(written()).toEqual([]);
    const silent = { begin: async () => {}, told: () => {}, leftOut: () => {}, expect: () => {} };
    const asked = { ids: [], lang: ["zh"], data: "data", out: "out", audit: false };
    const progress = { ...silent, show: () => {} };
    const { value } = await build(asked, testEnvironment({ cwd: folder.path() }), progress);
    expect(value?.outputs).toMatchObject([{ reasons: [{ kind: "new" }], error: null }]);
    expect(written()).toEqual(expect.arrayContaining(OUTPUT));
  });
});
