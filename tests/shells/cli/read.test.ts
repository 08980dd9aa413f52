import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "./host.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-read-"));
  copyStarter(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function read(file: string, ...more: readonly string[]) {
  const host = testHost();
  const argv = ["read", join(folder, file), "--region", "jia", "--data", folder, ...more];
  return { code: await run(argv, host), out: host.out(), err: host.err() };
}

describe("briefings read", () => {
  it("counts the numbers of each section, and says how many are unread", async () => {
    const { code, out, err } = await read("sources/jia-2024-plan.txt");
    expect(code).toBe(0);
    expect(out).toMatch(
      /section +│ numbers +│ sure +│ named +│ proposed +│ doubts +│ ignored +│ unread/,
    );
    expect(out).toMatch(/│ 一 +│ [1-9]/);
    expect(out).toMatch(/│ date +│ [1-9]/);
    expect(err).toMatch(
      /^jia-2024-plan: read as txt in UTF-8; (\d+) numbers, \d+ candidates, \d+ left aside, 0 unread$/m,
    );
  });

  it("gives every number as JSON, and nothing else on stdout", async () => {
    const { code, out } = await read("sources/jia-2024-plan.txt", "--json");
    expect(code).toBe(0);
    const { numbers, unread, ignored, candidates } = JSON.parse(out);
    expect(numbers).toBe(unread + ignored.length + candidates.length);
    expect(Object.keys(candidates[0])).toEqual(
      expect.arrayContaining([
        ...["indicator", "period", "measure", "value", "text", "unit", "bound", "status", "basis"],
        ...["scope", "section", "printed", "start", "end", "rule", "confidence", "doubts"],
      ]),
    );
    expect(Object.keys(ignored[0])).toEqual(
      expect.arrayContaining(["text", "rule", "start", "end"]),
    );
  });

  it("lists new indicators that the words name, each with how many numbers", async () => {
    const text =
      "一、2023年计划执行情况\n珊瑚礁潜水员达到12人。\n二、目标\n珊瑚礁潜水员达到15人。\n";
    writeFileSync(join(folder, "odd.txt"), text);
    const { out } = await read("odd.txt", "--document", "jia-2024-plan", "--dry-run");
    expect(out).toMatch(/proposed as new +│ unit +│ theme +│ numbers +│ words/);
    expect(out).toMatch(/│ \S*珊瑚礁潜水员\S* +│ 人 +│ .* │ 2 +│ .*12人/);
    const json = await read("odd.txt", "--document", "jia-2024-plan", "--dry-run", "--json");
    expect(JSON.parse(json.out).proposals).toMatchObject([
      { unit: "人", starts: [text.indexOf("12"), text.indexOf("15")] },
    ]);
  });

  it("ends with 1 where a number is unread, and lists it in the JSON", async () => {
    writeFileSync(
      join(folder, "odd.txt"),
      "一、2023年计划执行情况\n情况良好。\n\t名称\n\t单位\n\t本期\n\n\t珍珠\n\t吨\n\t77\n",
    );
    const { code, out } = await read("odd.txt", "--document", "jia-2024-plan", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ unread: 1, unreadNumbers: [{ text: "77" }] });
  });

  it("ends with 2 and what to do for a document of which neither the data nor its title says the year", async () => {
    writeFileSync(join(folder, "odd.txt"), "一、执行情况\n珍珠产量77吨。\n");
    const { code, out, err } = await read("odd.txt", "--document", "none", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: "USAGE" } });
    expect(err).toContain("--document ID");
  });

  describe("of a table of many places", () => {
    const TABLE = "县区,地区生产总值（亿元）,增速（%）\n甲县,210.5,5.5\n乙县,99,4.8\n";
    const readTable = async (ask: (() => Promise<string>) | null, ...more: readonly string[]) => {
      writeFileSync(join(folder, "2023.csv"), TABLE);
      const host = { ...testHost(), ...(ask ? { ask } : {}) };
      const named = ["--region", "jia", "--document", "jia-2023-table", "--data", folder];
      const code = await run(["read", join(folder, "2023.csv"), ...named, ...more], host);
      return { code, err: host.err(), written: readdirSync(join(folder, "intake")).sort() };
    };

    beforeEach(() => mkdirSync(join(folder, "intake"), { recursive: true }));

    it("shows the mapping and reads on yes", async () => {
      const { code, err, written } = await readTable(async () => "y\n");
      expect(code).toBe(0);
      expect(err).toMatch(/地区生产总值\(亿元\) +│ +│ gross_regional_product +│ +│ 亿元/);
      expect(written).toEqual(["jia-2023-table.yaml", "yi-2023-table.yaml"]);
      expect(readdirSync(join(folder, "mappings"))).toEqual(["2023.yaml"]);
    });

    it.each([
      ["no", async () => ""],
      ["nobody to ask", null],
    ])("writes nothing on %s, and ends with 1", async (_, ask) => {
      expect(await readTable(ask)).toMatchObject({ code: 1, written: [] });
    });

    it("asks nothing with --yes, and nothing the second time", async () => {
      expect(await readTable(null, "--yes")).toMatchObject({ code: 0 });
      const { code, err } = await readTable(null);
      expect(code).toBe(0);
      expect(err).not.toContain("that no mapping knows");
    });
  });
});
