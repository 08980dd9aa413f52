import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RESOURCES } from "../../../src/app/query/resources.ts";
import { unguardText } from "../../../src/dataset/spreadsheet-text.ts";
import { ask, type Raw, type ResourceName, sourceOf, VARIED } from "./source.ts";

const source = await sourceOf(VARIED);
const NAMES = Object.keys(RESOURCES) as ResourceName[];

/** What a resource has to be asked for at least. */
const LEAST: Partial<Record<ResourceName, Raw>> = {
  compare: { indicator: "gross_regional_product" },
};

const all = (name: ResourceName) => ask(source, name, { ...LEAST[name], limit: "1000" });

/** What a cell of CSV says of a value. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (typeof one === "string" ? one : one.id)).join(" ");
}

/** The fields of an item, those within fields as `name_zh`. */
function flat(item: Raw, start = ""): Record<string, string> {
  const entries = Object.entries(item).flatMap(([field, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(flat(value as Raw, `${start}${field}_`))
      : [[`${start}${field}`, cellOf(value)] as const],
  );
  return Object.fromEntries(entries);
}

/** Each value of an item stands in its column; of a field that is null and may have fields, all of these are empty. */
function expectSame(row: Raw, item: Readonly<Record<string, string>>): void {
  for (const [field, value] of Object.entries(item)) {
    const columns =
      field in row ? [field] : Object.keys(row).filter((name) => name.startsWith(`${field}_`));
    const cells = columns.map((name) => unguardText(String(row[name])));
    expect([field, cells]).toEqual([field, columns.map(() => value)]);
    expect(columns.length).toBeGreaterThan(0);
  }
}

describe.each(NAMES)("%s", (name) => {
  it("has items of the shape that it tells", () => {
    const { items, total, about } = all(name);
    expect(items.length).toBeGreaterThan(1);
    expect(total).toBeGreaterThanOrEqual(items.length);
    for (const item of items) expect(RESOURCES[name].item.parse(item)).toEqual(item);
    expect(RESOURCES[name].about === null).toBe(about === undefined);
    if (about) expect(RESOURCES[name].about?.parse(about)).toEqual(about);
  });

  it("comes in pages that together are the whole", () => {
    const { items } = all(name);
    const pages: Raw[] = [];
    const limit = Math.ceil(items.length / 3);
    for (let offset: number | null = 0; offset !== null && pages.length < items.length; ) {
      const page = ask(source, name, {
        ...LEAST[name],
        limit: String(limit),
        offset: String(offset),
      });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      pages.push(...page.items);
      offset = page.next;
    }
    expect(pages.slice(0, items.length)).toEqual(items);
    const beyond = ask(source, name, { ...LEAST[name], offset: "1000000" });
    expect(beyond).toMatchObject({ items: [], next: null, total: all(name).total });
  });

  it("says the same in CSV as in JSON", () => {
    const { items, total, next } = all(name);
    const csv = RESOURCES[name].csv(source, { ...LEAST[name], limit: "1000" });
    expect(csv).toMatchObject({ total, next });
    const rows: Record<string, string>[] = parse(csv.text, { columns: true });
    expect(rows).toHaveLength(items.length);
    for (const [index, item] of items.entries()) expectSame(rows[index] ?? {}, flat(item));
    const marked = RESOURCES[name].csv(source, { ...LEAST[name] }, { bom: true });
    expect(marked.text.startsWith("\uFEFF")).toBe(true);
  });

  it("tells what every field is, in a schema that OpenAPI can hold", () => {
    const { query, item, about, summary } = RESOURCES[name];
    expect(summary.length).toBeGreaterThan(10);
    const schemas = [
      z.toJSONSchema(query, { io: "input" }),
      z.toJSONSchema(item),
      ...(about ? [z.toJSONSchema(about)] : []),
    ];
    for (const { properties = {} } of schemas) {
      for (const [field, property] of Object.entries(properties))
        expect([field, (property as { description?: string }).description ?? ""]).not.toContain("");
    }
  });

  it("answers the same to a query that was read by its schema before", () => {
    const raw = {
      ...LEAST[name],
      limit: "2",
      offset: "1",
      find: "县",
      sort: "-value,place",
      places: "",
    };
    const fields = Object.keys(RESOURCES[name].query.shape);
    const own = Object.fromEntries(Object.entries(raw).filter(([field]) => fields.includes(field)));
    const { places: _, ...filled } = own;
    const read = RESOURCES[name].query.parse({ ...filled, format: "csv" });
    expect(ask(source, name, read)).toEqual(ask(source, name, own));
  });

  it("refuses a field that it does not know, and one that is given twice", () => {
    expect(() => ask(source, name, { ...LEAST[name], placez: "1" })).toThrow(
      expect.objectContaining({ code: "USAGE", field: "placez", value: null }),
    );
    expect(() => ask(source, name, { ...LEAST[name], limit: ["1", "2"] })).toThrow(
      expect.objectContaining({ field: "limit", value: "1,2" }),
    );
    for (const [field, value] of [
      ["limit", "0"],
      ["limit", "1001"],
      ["limit", "1.5"],
      ["limit", "many"],
      ["offset", "-1"],
    ] as const) {
      expect(() => ask(source, name, { ...LEAST[name], [field]: value })).toThrow(
        expect.objectContaining({ code: "USAGE", field, value }),
      );
    }
  });

  it("takes a field left empty for one not asked for", () => {
    const fields = Object.keys(RESOURCES[name].query.shape);
    const empty = Object.fromEntries(fields.map((field) => [field, ""]));
    expect(ask(source, name, { ...empty, ...LEAST[name] })).toEqual(
      ask(source, name, { ...LEAST[name] }),
    );
  });
});
