import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { memoJsonSchema } from "../../src/memo/json-schema.ts";

const FILE = new URL("../../data/schemas/memo.schema.json", import.meta.url);

describe("memoJsonSchema()", () => {
  it("is what stands in data/schemas: run npx tsx scripts/schemas.ts after a change", async () => {
    expect(memoJsonSchema()).toBe(await readFile(FILE, "utf8"));
  });

  it("describes every field and names the choices", () => {
    const { properties, additionalProperties } = JSON.parse(memoJsonSchema());
    for (const [key, { description }] of Object.entries<{ description?: string }>(properties)) {
      expect(description, key).toBeTruthy();
    }
    expect(properties.kind.enum).toEqual(["notice", "report", "letter", "minutes"]);
    expect(additionalProperties).toBe(false);
  });
});
