import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateDataset } from "../../../bench/dataset/generate.ts";
import { run } from "../../../src/shells/cli/program.ts";
import { writeFiles } from "../../../src/store/folder.ts";
import { testHost } from "./host.ts";

const PLACES = 60;
const CITIES = 5;
const INDICATOR = "gross_regional_product";
let data: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "briefings-compare-"));
  const files = generateDataset({
    ...{ places: PLACES, cities: CITIES, indicators: 2, sameNames: 1, missing: 0 },
    contradictions: 0,
  });
  const encode = (text: string) => new TextEncoder().encode(text);
  await writeFiles(
    data,
    files
      .filter(({ path }) => !path.startsWith("sources/"))
      .map(({ path, text }) => ({ path, bytes: encode(text) })),
  );
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Runs the command for a terminal or for a file. */
async function compare(argv: readonly string[], isTTY = false) {
  let out = "";
  const write = (text: string) => {
    out += text;
  };
  const host = testHost({ stdout: { write, isTTY } });
  const code = await run(["compare", INDICATOR, "--data", data, ...argv], host);
  const cells = out
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) =>
      line
        .split("│")
        .map((text) => text.trim())
        .slice(1, -1),
    );
  // A heading goes over all columns.
  const cities = cells.filter(({ length }) => length === 1).map(([name]) => name);
  const places = cells.filter(([name, period]) => name !== "region" && period !== undefined);
  return { code, out, err: host.err(), cities, places: places.map(([name]) => name) };
}

describe("briefings compare, on many places", () => {
  it("groups the table by city, and tells places of one name apart", async () => {
    const { code, cities, places } = await compare([]);
    expect([code, cities.length, places.length]).toEqual([0, CITIES, PLACES]);
    expect(new Set(places).size).toBe(PLACES);
    expect(places.filter((name) => /^.{2,3}市中$/.test(name ?? ""))).toHaveLength(CITIES);
    const english = (await compare(["--lang", "en"])).places;
    expect(english.filter((name) => /^Shizhong \([\w']+\)$/.test(name ?? ""))).toHaveLength(CITIES);
  });

  it("shows a terminal forty places, says how many more there are and how to see them", async () => {
    const { places, cities, err } = await compare([], true);
    expect([places.length, cities.length]).toEqual([40, 4]);
    expect(err).toContain("and 20 more; `--limit all` shows every place");
    expect(await compare(["--limit", "all"], true)).toMatchObject({
      places: { length: PLACES },
      err: expect.not.stringContaining("--limit all"),
    });
    expect(await compare(["--limit", "13"], true)).toMatchObject({ places: { length: 13 } });
  });

  it("names a handful of places in a note of a table that is cut", async () => {
    const [whole, cut] = [
      await compare(["--period", "2019"]),
      await compare(["--period", "2019"], true),
    ];
    const note = ({ err }: { readonly err: string }) => /not-published: (.*)/.exec(err)?.[1] ?? "";
    expect(note(whole).split(", ")).toHaveLength(PLACES);
    expect(note(cut)).toMatch(/^(?:\w+, ){11}\w+ and 48 more$/);
  });

  it("cuts nothing that goes to a file, and no JSON", async () => {
    expect((await compare([])).err).not.toContain("--limit");
    const { out } = await compare(["--json", "--limit", "1"], true);
    expect(JSON.parse(out).cells).toHaveLength(PLACES);
  });

  it("compares few places, or those listed, without headings and in their order", async () => {
    const [city = ""] = (await compare([])).cities;
    const id = JSON.parse((await compare(["--json"])).out).cells.map(
      (cell: { readonly region: string }) => cell.region,
    );
    const some = [...id.slice(0, 20)].reverse();
    const listed = await compare(["--regions", some.join(",")]);
    expect(city).not.toBe("");
    expect([listed.cities, listed.places.length]).toEqual([[], 20]);
    const all = await compare([]);
    expect(listed.places.at(-1)).toBe(all.places[0]);
  });

  it.each(["0", "-3", "some", "2.5"])("refuses --limit %s", async (limit) => {
    expect(await compare([`--limit=${limit}`])).toMatchObject({
      code: 2,
      err: expect.stringContaining("Expected a whole number from 1, or all."),
    });
  });
});
