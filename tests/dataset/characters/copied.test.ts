import { describe, expect, it } from "vitest";
import { readDataset } from "../../../src/dataset/read.ts";
import { starterWith } from "../starter-cases.ts";

/** What is reported of the starter with another regions.yaml, as `line:col code message`. */
async function faultsOf(name: string): Promise<readonly string[]> {
  const files = await starterWith("regions.yaml", `data/${name}`);
  return readDataset(files, "").diagnostics.map(
    ({ at, code, message }) => `${at.line}:${at.col} ${code} ${message}`,
  );
}

describe("readDataset(files) on names copied from elsewhere", () => {
  it("names what nobody sees, and where", async () => {
    expect(await faultsOf("regions-zero-width.yaml")).toEqual([
      "4:17 invisible-character `jia.name.zh` holds U+200B, a zero width space, which nobody sees; expected text without it.",
      "10:19 invisible-character `yi.short.zh` holds U+200B, a zero width space, which nobody sees; expected text without it.",
      "10:30 invisible-character `yi.short.en` holds U+00AD, a soft hyphen, which nobody sees; expected text without it.",
    ]);
  });

  it("names the character that a radical looks like", async () => {
    expect(await faultsOf("regions-radical.yaml")).toEqual([
      '4:15 lookalike-character `jia.name.zh` holds "⻓" (U+2ED3), which only looks like "长" (U+957F).',
    ]);
  });
});
