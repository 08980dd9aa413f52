import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { rememberParsed } from "../../src/dataset/parse-memo.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { parseYaml } from "../../src/dataset/yaml.ts";
import { packageHome } from "../../src/host.ts";

const files = await readDataFolder(join(packageHome(), "templates/starter"));
const edit = (path: string, from: string, to: string) =>
  files.map((file) => {
    if (file.path !== path) return file;
    const text = new TextDecoder().decode(file.bytes).replace(from, to);
    return { path, bytes: new TextEncoder().encode(text) };
  });

/** A parser that remembers, and the paths it really parsed. */
function counted() {
  const parsed: string[] = [];
  const parse = rememberParsed((file, shown, report) => {
    parsed.push(file.path);
    return parseYaml(file, shown, report);
  });
  return { parsed, parse };
}

describe("rememberParsed(parse)", () => {
  it("reads the same dataset as without it, over and over", () => {
    const { parse } = counted();
    const plain = readDataset(files);
    expect(readDataset(files, "data", parse)).toEqual(plain);
    expect(readDataset(files, "data", parse)).toEqual(plain);
  });
  it("parses only the file that has changed", () => {
    const { parse, parsed } = counted();
    readDataset(files, "data", parse);
    parsed.length = 0;
    const figure = (value: number) => `value: ${value}, section: 一, printed: 完成${value}亿元`;
    const edited = edit("observations/jia.yaml", figure(210.5), figure(210.9));
    const { value } = readDataset(edited, "data", parse);
    expect(parsed).toEqual(["observations/jia.yaml"]);
    expect(value?.figures[0]?.value).toBe(210.9);
  });
  it("tells the faults of a file that it remembers again", () => {
    const { parse } = counted();
    const broken = edit("regions.yaml", "jia:", "jia: jia:");
    const first = readDataset(broken, "data", parse).diagnostics;
    expect(first.length).toBeGreaterThan(0);
    expect(readDataset(broken, "data", parse).diagnostics).toEqual(first);
  });
});
