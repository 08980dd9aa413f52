import { mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFolder } from "../../src/app/check/check-folder.ts";
import { init } from "../../src/app/init.ts";
import { proveData } from "../../src/app/sources.ts";
import { packageHome } from "../../src/package.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();

const environment = (signal = new AbortController().signal) =>
  testEnvironment({ cwd: folder.path(), signal });

describe("init(folder, environment)", () => {
  it("lays out a dataset that is sound and proved, with its schemas", async () => {
    await init("mine", environment());
    const { figures, listed } = await checkFolder(environment(), "mine", true);
    expect([figures, listed.diagnostics]).toEqual([374, []]);
    const { value } = await proveData({ dir: "mine/sources", data: "mine" }, environment());
    expect(value?.diagnostics).toEqual([]);
    const files = folder.files("mine");
    expect(files).toContain("schemas/observations.schema.json");
    const starter = readdirSync(join(packageHome(), "templates/starter"), {
      recursive: true,
      withFileTypes: true,
    });
    const names = starter.filter((entry) => entry.isFile()).map(({ name }) => name);
    const laidOut = files.filter((path) => !path.startsWith("schemas/"));
    expect(laidOut.map((path) => basename(path)).sort()).toEqual(names.sort());
  });

  it("takes an empty folder", async () => {
    mkdirSync(folder.at("empty"));
    await init("empty", environment());
    expect(folder.files("empty")).toContain("regions.yaml");
  });

  it("refuses a folder that holds something, and leaves it alone", async () => {
    folder.write("mine/notes.txt", "mine");
    await expect(init("mine", environment())).rejects.toMatchObject({
      code: "USAGE",
      message: "The folder mine is not empty",
    });
    expect(folder.files("mine")).toEqual(["notes.txt"]);
  });

  it("cannot write where a file stands in place of the folder", async () => {
    folder.write("blocked", "mine");
    await expect(init("blocked", environment())).rejects.toMatchObject({ code: "OUTPUT_FAULT" });
    expect(folder.read("blocked")).toBe("mine");
  });

  it("stops when it is no longer wanted, and writes nothing", async () => {
    const asked = init("mine", environment(AbortSignal.abort()));
    await expect(asked).rejects.toMatchObject({ code: "CANCELLED" });
    expect(readdirSync(folder.path())).toEqual(["data"]);
  });
});
