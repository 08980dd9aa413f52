import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { type State, writeEdition } from "../../changes/editions.ts";
import { testHost } from "./host.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-diff-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const edition = (name: string, state?: State) => writeEdition(join(folder, name), state);

async function diff(...argv: string[]) {
  const host = testHost({ cwd: folder, cores: 1 });
  const exitCode = await run(["diff", ...argv], host);
  return { exitCode, out: host.out(), err: host.err() };
}

describe("briefings diff", () => {
  it("says that nothing changed, and exits 0 at every gate", async () => {
    const [old, fresh] = [await edition("old"), await edition("new")];
    const { exitCode, out } = await diff(old, fresh, "--lang", "en", "--fail-on", "figures,pages");
    expect(exitCode).toBe(0);
    expect(out).toContain("Nothing has changed.");
    expect((await diff(old, fresh)).out).toContain("没有变动。");
  });
  it("tells a revised figure with its source, old and new, and who shows it", async () => {
    const old = await edition("old");
    const fresh = await edition("new", { figures: [{ value: 210.7, status: "actual" }] });
    const { exitCode, out } = await diff(old, fresh, "--lang", "en", "--fail-on", "figures");
    expect(exitCode).toBe(1);
    expect(out).toContain("Figures: 1 revised, 0 added, 0 removed");
    expect(out).toContain(
      "| Jia | GRP (100 million yuan); status: estimate → actual | 2023 | 210.5 | 210.7 | Plan of Jia |",
    );
    expect((await diff(old, fresh, "--fail-on", "pages")).exitCode).toBe(0);
  });
  it("counts figures and outputs that came and went", async () => {
    const added = { id: "jia/gross_regional_product/2024/growth", year: 2024 };
    const [one, two] = [
      await edition("one"),
      await edition("two", { figures: [{}, added], ids: ["a", "b"] }),
    ];
    const came = (await diff(one, two, "--lang", "en")).out;
    expect(came).toContain("0 revised, 1 added, 0 removed");
    expect(came).toContain("| Title of b (b) |  | added |  |");
    const went = (await diff(two, one, "--lang", "en")).out;
    expect(went).toContain("0 revised, 0 added, 1 removed");
    expect(went).toContain("| Title of b (b) |  | removed |  |");
  });
  it("tells findings that appeared, went or were reworded", async () => {
    const finding = (lead: string, text: string) => ({ lead, text });
    const old = await edition("old", { findings: [finding("A", "is 1"), finding("B", "is 2")] });
    const findings = [finding("A", "is 3"), finding("C", "is 4")];
    const { out } = await diff(
      old,
      await edition("new", { texts: ["changed"], findings }),
      "--lang",
      "en",
    );
    expect(out).toContain("Findings: 1 new, 1 reworded, 1 dropped");
    expect(out).toContain("- Reworded (Title of a)\n  - − A: is 1\n  - + A: is 3\n");
  });
  it("prints one JSON document, and exits 1 at a gate of pages", async () => {
    const old = await edition("old");
    const fresh = await edition("new", { texts: ["GRP 210.5", "inserted", "second"] });
    const { exitCode, out } = await diff(old, fresh, "--json", "--fail-on", "pages");
    expect(exitCode).toBe(1);
    expect(JSON.parse(out).outputs[0].pages).toMatchObject([{ before: null, after: 2 }]);
  });
  it("says what it could not compare, and keeps a gate of figures shut", async () => {
    const [old, fresh] = [await edition("old"), await edition("new")];
    rmSync(join(old, "data/figures.json"));
    const { out } = await diff(old, fresh);
    expect(out).toContain("figures are not compared");
    expect(out).not.toContain("数据：");
    expect((await diff(old, fresh, "--fail-on", "figures")).exitCode).toBe(1);
  });
  it("says where the report is", async () => {
    const [old, fresh] = [await edition("old"), await edition("new", { texts: ["other"] })];
    const { exitCode, err } = await diff(old, fresh, "--html", "c.html");
    expect([exitCode, err]).toEqual([0, "The change report is in c.html\n"]);
  });
  it("exits 1 with the place where there is no manifest, and 2 on a gate that there is not", async () => {
    const old = await edition("old");
    const missing = await diff(old, join(folder, "none"));
    expect(missing.exitCode).toBe(1);
    expect(missing.err).toContain("INPUT_UNREADABLE");
    expect((await diff(old, old, "--fail-on", "words")).exitCode).toBe(2);
  });
});
