import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Element, hearTables, readTags, textOfNoKind } from "../read-tags.ts";
import { buildShipped } from "./build-shipped.ts";

/* What a reader by tags, e.g. a screen reader, gets of the shipped briefings. */

const BRIEFINGS = ["five-places", "pair", "targets", "profile-zhangdian", "one-page"];
let files: readonly (readonly [name: string, tags: Element])[];
beforeAll(async () => {
  const folder = await buildShipped(BRIEFINGS);
  const names = readdirSync(folder).filter((name) =>
    BRIEFINGS.some((id) => name.startsWith(`${id}.`) && name.endsWith(".pdf")),
  );
  expect(names).toHaveLength(2 * BRIEFINGS.length);
  files = await Promise.all(
    names.map(async (name) => [name, await readTags(readFileSync(join(folder, name)))] as const),
  );
});

describe("a reader by tags", () => {
  it("hears each cell with its row and its column", () => {
    let heard = 0;
    for (const [name, tags] of files) {
      for (const { cells } of hearTables(tags)) {
        for (const { text, rowHeads, columnHeads } of cells.filter(({ text }) => text.trim())) {
          heard += 1;
          const place = `${name}: ${text}`;
          expect(rowHeads.join(""), place).toMatch(/\S/);
          expect(columnHeads.join(""), place).toMatch(/\S/);
        }
      }
    }
    expect(heard).toBeGreaterThan(500);
  });

  it("hears the unit of each cell where units have a column", () => {
    let heard = 0;
    for (const [name, tags] of files) {
      const tables = hearTables(tags);
      for (const { cells } of tables.filter(({ heads }) => /^(单位|Unit)$/.test(heads[1] ?? ""))) {
        for (const { text, rowHeads } of cells.filter(({ text }) => /\d/.test(text))) {
          heard += 1;
          expect(rowHeads, `${name}: ${text}`).toHaveLength(2);
          expect(rowHeads[1], `${name}: ${text}`).toMatch(/\S/);
        }
      }
    }
    expect(heard).toBeGreaterThan(100);
  });

  it("meets no text that nothing says the kind of", () => {
    for (const [name, tags] of files) expect(textOfNoKind(tags), name).toEqual([]);
  });
});
