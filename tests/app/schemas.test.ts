import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSchemas } from "../../src/app/schemas.ts";
import { type Editor, openEditor } from "../dataset/language-server.ts";
import { testEnvironment } from "./environment.ts";
import { expectSilence } from "./silence.ts";
import { BROKEN, breakData, workFolder } from "./work-folder.ts";

expectSilence();
const folder = workFolder();
let editor: Editor;
beforeAll(async () => {
  editor = await openEditor();
});
afterAll(() => editor.close());

const write = () => writeSchemas("data", testEnvironment({ cwd: folder.path() }));

const FIGURES = `# yaml-language-server: $schema=../schemas/observations.schema.json
region: jia
document: jia-2024-plan
figures:
`;

describe("writeSchemas(data, environment)", () => {
  it("names the files that it writes", async () => {
    const { value, diagnostics } = await write();
    expect(diagnostics).toEqual([]);
    expect(value).toContain("schemas/observations.schema.json");
    expect(folder.files("data/schemas").map((path) => `schemas/${path}`)).toEqual(
      [...(value ?? [])].sort(),
    );
  });

  it("lets an editor complete the ids of the dataset", async () => {
    await write();
    const path = folder.at("data/observations/new.yaml");
    expect(await editor.offers(path, `${FIGURES}  |`)).toEqual(
      expect.arrayContaining(["gross_regional_product", "new_urban_jobs"]),
    );
    expect(await editor.offers(path, FIGURES.replace("jia\n", "|\n"))).toEqual(
      expect.arrayContaining(["jia", "yi"]),
    );
    const line = `${FIGURES}  new_urban_jobs:\n    - measure: count\n      unit: |\n`;
    expect(await editor.offers(path, line)).toEqual(expect.arrayContaining(["人", "亿元"]));
    const briefing = "# yaml-language-server: $schema=../schemas/briefing.schema.json\nkind: |\n";
    expect(await editor.offers(folder.at("data/briefings/new.yaml"), briefing)).toEqual(
      expect.arrayContaining(["comparison", "profile"]),
    );
  });

  it("lets it mark what the dataset does not have, and nothing that it has", async () => {
    await write();
    for (const path of folder.files("data").filter((one) => /^observations\/.*\.yaml$/.test(one))) {
      const text = folder.read(`data/${path}`);
      expect(text).toContain("$schema=../schemas/observations.schema.json");
      expect(await editor.marks(folder.at("data", path), text)).toEqual([]);
    }
    const wrong = folder
      .read("data/observations/jia.yaml")
      .replace("region: jia", "region: jai")
      .replace("gross_regional_product:", "gross_regional_produce:");
    const marks = await editor.marks(folder.at("data/observations/jia.yaml"), wrong);
    expect(marks.join("\n")).toMatch(/"jia"[\s\S]*gross_regional_produce is not allowed/);
  });

  it("writes nothing where the data has faults", async () => {
    breakData(folder);
    const { value, diagnostics } = await write();
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([BROKEN]);
    expect(folder.files("data")).not.toContain("schemas/regions.schema.json");
  });
});
