import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { packageHome } from "../src/package.ts";

const HOME = packageHome();

/** The code of folders by its path, without comments. */
function readCode(folders: readonly string[]): ReadonlyMap<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(HOME, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
      .map((path) => join(folder, path)),
  );
  const code = (path: string) =>
    readFileSync(join(HOME, path), "utf8").replace(/^ *(?:\/\*\*.*?\*\/|\/\/.*?$)/gms, "");
  return new Map(paths.map((path) => [path, code(path)]));
}

/** The names in the list of an import, as the other file knows them. */
function namesIn(list: string): readonly string[] {
  const parts = list.split(",").map((part) => part.trim().replace(/^type /, ""));
  return parts.map((part) => part.split(/\s+as\s+/)[0] ?? "").filter((name) => name !== "");
}

const LIST = /(?:import|export) (?:type )?\{([^}]*)\} from "(\.[^"]+)"/g;
/** What is made of a file that is loaded late, or of all that is in it, is looked for by its name. */
const WHOLE = /(?:import\(|\* as \w+ from )\s*"(\.[^"]+)"/g;

const EXPORT = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;

function exportsOf(text: string): readonly string[] {
  return [...text.matchAll(EXPORT)].map(([, name = ""]) => name);
}

/** `file name` of all that some other file imports. */
function importedBy(
  importers: ReadonlyMap<string, string>,
  code: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const imported = [...importers].flatMap(([path, text]) => {
    const fileOf = (from: string) => relative(HOME, join(HOME, dirname(path), from));
    const listed = [...text.matchAll(LIST)].flatMap(([, list = "", from = ""]) =>
      namesIn(list).map((name) => `${fileOf(from)} ${name}`),
    );
    const named = [...text.matchAll(WHOLE)].flatMap(([, from = ""]) =>
      exportsOf(code.get(fileOf(from)) ?? "")
        .filter((name) => timesIn(text, name) > 0)
        .map((name) => `${fileOf(from)} ${name}`),
    );
    return [...listed, ...named];
  });
  return new Set(imported);
}

function timesIn(text: string, name: string): number {
  return [...text.matchAll(new RegExp(`\\b${name}\\b`, "g"))].length;
}

/** What stays although the program does not use it, by how its place and name begin: why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "src/analysis/series/": "the rules of series are made before the findings that will tell them",
  "src/analysis/derived/target.ts deriveTargetLevel":
    "a rule of what may be derived; no finding tells it yet",
};

const src = readCode(["src"]);
const others = readCode(["scripts", "bench"]);
const tests = readCode(["tests"]);
const byProgram = importedBy(new Map([...src, ...others]), src);
const byTests = importedBy(tests, src);

/**
 * Exported names of no use: nothing imports them, or only tests do while their own file does without them.
 *
 * A part that its own file uses may be tested by itself.
 */
const useless = [...src].flatMap(([path, text]) =>
  exportsOf(text)
    .filter((name) => !byProgram.has(`${path} ${name}`))
    .filter((name) => timesIn(text, name) === 1 || !byTests.has(`${path} ${name}`))
    .map((name) => `${path} ${name}`),
);

describe("the code of src", () => {
  it("exports nothing that nothing uses, or tests alone", () => {
    const begins = (name: string) => Object.keys(EXCEPTIONS).some((part) => name.startsWith(part));
    expect(useless.filter((name) => !begins(name))).toEqual([]);
  });

  it("has no exception that is none", () => {
    const isUsed = (part: string) => !useless.some((name) => name.startsWith(part));
    expect(Object.keys(EXCEPTIONS).filter(isUsed)).toEqual([]);
  });
});
