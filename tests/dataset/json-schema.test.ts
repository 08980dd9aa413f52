import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/dataset/json-schema.ts";

const FOLDER = new URL("../../data/schemas/", import.meta.url);

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/** Every field of a schema, by its path, that an editor has nothing to say about. */
function undescribed(node: Node, path: string): readonly string[] {
  const fields = Object.entries(node.properties ?? {}).flatMap(([key, child]) => [
    ...(child.description ? [] : [`${path}.${key}`]),
    ...undescribed(child, `${path}.${key}`),
  ]);
  const inner = [node.additionalProperties, node.items].filter(
    (child) => typeof child === "object",
  );
  return [...fields, ...inner.flatMap((child) => undescribed(child, `${path}[]`))];
}

describe("jsonSchemas()", () => {
  it("is what stands in data/schemas: run npx tsx scripts/schemas.ts after a change", async () => {
    // That of memos is made and tested elsewhere.
    const names = (await readdir(FOLDER)).filter((name) => name !== "memo.schema.json");
    expect(names.sort()).toEqual([...jsonSchemas().keys()].sort());
    for (const [name, text] of jsonSchemas()) {
      expect(await readFile(new URL(name, FOLDER), "utf8")).toBe(text);
    }
  });

  it("describes every field", () => {
    for (const [name, text] of jsonSchemas()) {
      expect(undescribed(JSON.parse(text), name)).toEqual([]);
    }
  });

  it("allows no other keys, and names the choices", () => {
    const schema = JSON.parse(jsonSchemas().get("observations.schema.json") ?? "");
    const figure = schema.properties.figures.additionalProperties.items;
    expect(figure.additionalProperties).toBe(false);
    expect(figure.required).toEqual(["measure", "section", "printed"]);
    expect(figure.oneOf).toEqual([{ required: ["value"] }, { required: ["words"] }]);
    expect(figure.properties.status.enum).toEqual(["actual", "estimate", "target"]);
  });
});
