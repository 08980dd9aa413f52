import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FINDING_KINDS } from "../src/analysis/findings/model.ts";
import { LANGUAGES } from "../src/dataset/model.ts";
import { packageHome } from "../src/package.ts";
import { run } from "../src/shells/cli/program.ts";
import { writeGenerated } from "./dataset/generated.ts";
import { openPdf } from "./read-pdf.ts";
import { testHost } from "./shells/cli/host.ts";

const guide = readFileSync(join(packageHome(), "docs/templates.md"), "utf8");
const home = mkdtempSync(join(tmpdir(), "briefings-templates-guide-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The files of the worked example: a path alone on a line, then a block. */
const example = [...guide.matchAll(/^`([^`\n]+)`:\n\n```\w+\n([\s\S]*?)```/gm)].map(
  ([, path = "", text = ""]) => ({ path, text }),
);

/** Three places that publish all, and some of each case that a figure may be. */
const INVENTED = { places: 3, compared: 3, missing: 0, estimates: 0.3, contradictions: 0.05 };

/** A package with the example in it and invented data, and nothing else changed. */
beforeAll(() => {
  for (const part of ["templates", "package.json"])
    cpSync(join(packageHome(), part), join(home, part), { recursive: true });
  writeGenerated(join(home, "data"), INVENTED);
  for (const { path, text } of example) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
});

function hostThere() {
  return testHost({ home, cwd: home });
}

describe("docs/templates.md, followed to the letter", () => {
  it("names every file of its example", () => {
    expect(example.map(({ path }) => path)).toEqual([
      "templates/briefings/ranking/kind.yaml",
      "templates/briefings/ranking/briefing.hbs",
      "templates/briefings/ranking/style.css",
      "data/briefings/ranking.yaml",
    ]);
  });

  it("builds its example, with nothing for the audit to find", async () => {
    const host = hostThere();
    expect(await run(["build", "ranking"], host), host.err()).toBe(0);
    for (const language of LANGUAGES) {
      const file = join(home, "output", `ranking.${language}.pdf`);
      const audit = hostThere();
      expect(await run(["audit", file], audit), audit.out()).toBe(0);
      const pdf = await openPdf(readFileSync(file));
      const { items } = await (await pdf.getPage(1)).getTextContent();
      const text = items.map((item) => ("str" in item ? item.str : "")).join("");
      expect(text).toContain("(1/3)");
      expect(pdf.numPages).toBe(2);
      await pdf.destroy();
    }
  });

  it("explains every field of the view", async () => {
    const known = new Set([...guide.matchAll(/`([a-zA-Z]+)`/g)].map(([, name]) => name));
    const revised = join(packageHome(), "tests/cases/time/revised");
    const named = new Set<string>();
    const profile = readdirSync(join(home, "data/briefings"))
      .find((name) => name.startsWith("profile-"))
      ?.replace(".yaml", "");
    if (profile === undefined) throw new Error("There is no profile");
    for (const [id, data] of [
      ["comparison", "data"],
      ["data-book", "data"],
      [profile, "data"],
      ["book", revised],
    ] as const) {
      const host = hostThere();
      const asked = ["view", id, "--data", data, "--lang", "en", "--json"];
      expect(await run(asked, host), host.err()).toBe(0);
      for (const name of fieldsOf(JSON.parse(host.out()))) named.add(name);
    }
    expect([...named].filter((name) => !known.has(name))).toEqual([]);
    // Of those that only some pages have.
    expect([...named]).toContain("met");
  });

  it("names every kind of finding", () => {
    for (const kind of FINDING_KINDS) expect(guide).toContain(`\`${kind}\``);
  });

  it("lists every partial", () => {
    const partials = readdirSync(join(packageHome(), "templates/partials")).map((file) =>
      file.replace(/\.hbs$/, ""),
    );
    const listed = guide.slice(guide.indexOf("## Partials"), guide.indexOf("## Helpers"));
    for (const name of partials) expect(listed).toContain(`\`${name}\``);
  });
});

/** Names of fields at any depth, without those of words by key and of what is only drawn. */
function fieldsOf(data: unknown): readonly string[] {
  if (data === null || typeof data !== "object") return [];
  if (Array.isArray(data)) return data.flatMap(fieldsOf);
  return Object.entries(data).flatMap(([key, value]) => [
    key,
    ...(["labels", "headings", "spec"].includes(key) ? [] : fieldsOf(value)),
  ]);
}
