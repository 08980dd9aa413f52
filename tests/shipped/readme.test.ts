import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageHome } from "../../src/package.ts";
import { run } from "../../src/shells/cli/program.ts";
import { testHost } from "../shells/cli/host.ts";
import { MONTHLY } from "../starter.ts";
import { buildShipped } from "./build-shipped.ts";
import { shortenBriefings } from "./shorten.ts";

/** As slow as a machine may be that does much else; no timing decides a test. */
const PATIENCE_MS = 600_000;
const SOURCES = join(packageHome(), "../shared/sources");

const readme = readFileSync(join(packageHome(), "README.md"), "utf8");
const table = readme.match(/^## How to …\n+((?:\|.*\n)+)/m)?.[1] ?? "";
/** The second cell of each row below the head. */
const rows = table
  .trimEnd()
  .split("\n")
  .slice(2)
  .map((line) => line.split("|")[2] ?? "");
const commandsOf = (row: string) =>
  [...row.matchAll(/`((?:npx briefings|npm run) [^`]+)`/g)].map(([, command = ""]) => command);

let root: string;
/** Undoes the shortening of the long briefings, in which rows show the same as in ten pages. */
let giveWhole: () => void;
const clone = (...path: string[]) => join(root, "clone", ...path);

/** A clone as it is after `npm ci`, which also builds the program; what it installs is this checkout's. */
beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "briefings-readme-")));
  // Where root runs the tests, a PostgreSQL is run by another user, who has to get through.
  chmodSync(root, 0o711);
  for (const path of trackedFiles()) {
    mkdirSync(dirname(clone(path)), { recursive: true });
    cpSync(join(packageHome(), path), clone(path));
  }
  symlinkSync(join(packageHome(), "node_modules"), clone("node_modules"));
  mkdirSync(join(root, "tmp"));
  if (existsSync(SOURCES)) {
    mkdirSync(join(root, "shared"));
    symlinkSync(SOURCES, join(root, "shared/sources"));
  }
  await shell("npm run prepare");
  giveWhole = shortenBriefings(clone("data"));
}, PATIENCE_MS);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Files that a clone would have, as they are now. */
function trackedFiles(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: packageHome(), encoding: "utf8" });
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(packageHome(), path)));
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a line of a shell in the clone; `npx briefings` is the program that it stands for. */
function start(line: string): ChildProcess {
  const program = `"${process.execPath}" dist/cli.js`;
  return spawn("bash", ["-c", `exec ${line.replace(/^npx briefings/, program)}`], {
    cwd: clone(),
    env: { ...process.env, TMPDIR: join(root, "tmp") },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that all of it can be stopped by its number.
    detached: true,
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  const said = listen(child);
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, ...said };
}

function listen(child: ChildProcess) {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (text) => {
    said.out += text;
  });
  child.stderr?.on("data", (text) => {
    said.err += text;
  });
  return said;
}

/** Runs a line that has to end well. */
async function shell(line: string): Promise<Ended> {
  const result = await ended(start(line));
  expect(result.status, `${line}\n${result.out}\n${result.err}`).toBe(0);
  return result;
}

/**
 * Runs a line as `shell` does, by the sources and in this process, which has them loaded.
 *
 * The compiled program opens files by the name of the command (`src/shells/cli/program.ts`): what another row has
 * shown of them with other options holds here. That both do the same, `from-source.test.ts` shows.
 */
async function here(line: string): Promise<Ended> {
  const host = testHost({ cwd: clone() });
  const status = await run(line.split(" ").slice(2), host);
  const result = { status, out: host.out(), err: host.err() };
  expect(status, `${line}\n${result.out}\n${result.err}`).toBe(0);
  return result;
}

/** Runs a line until it has said something, looks at it then, and stops it. */
async function shellUntil(
  line: string,
  pattern: RegExp,
  look: (found: string) => Promise<void> = async () => {},
): Promise<Ended> {
  const child = start(line);
  const end = ended(child);
  try {
    const found = await new Promise<string>((resolve, reject) => {
      let text = "";
      const hear = (more: unknown) => {
        text += String(more);
        const [match] = text.match(pattern) ?? [];
        if (match !== undefined) resolve(match);
      };
      child.stdout?.on("data", hear);
      child.stderr?.on("data", hear);
      child.once("close", () => reject(new Error(`${line} ended: ${text}`)));
    });
    await look(found);
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
  }
  return end;
}

const FEW = ["five-places", "one-page"];

const output = (name: string) => existsSync(clone("output", name));
const outputsOf = (id: string, languages = ["zh", "en"]) =>
  languages.flatMap((language) =>
    ["pdf", "html", "facts.json"].map((ending) => `${id}.${language}.${ending}`),
  );
/** Takes the outputs that another test has built of the same files: the commands before this have built some here. */
async function takeBuilt(): Promise<void> {
  const built = await buildShipped(FEW);
  rmSync(clone("output"), { recursive: true });
  cpSync(built, clone("output"), { recursive: true, preserveTimestamps: true });
}
const keepBefore = () => shell("cp -R output before");
/** All of them are built by `.ci/run`; how another build of all differs shows in a few as well. */
function keepOnly(...ids: readonly string[]): void {
  const folder = clone("data/briefings");
  for (const name of readdirSync(folder)) {
    if (!ids.includes(name.replace(".yaml", ""))) rmSync(join(folder, name));
  }
}

/** Puts the places of the starter into a city that publishes nothing, and keeps one briefing of them. */
async function inNested(use: () => Promise<void>): Promise<void> {
  await here("npx briefings init mydata");
  rmSync(clone(`mydata/briefings/${MONTHLY}.yaml`));
  const regions = clone("mydata/regions.yaml");
  const nested = readFileSync(regions, "utf8").replace(/^ {2}city: .*$/gm, "  within: example");
  const city = `example:
  name: { zh: 示例市, en: Example City }
  short: { zh: 示例, en: Example City }
  code: "990100"
  level: city
`;
  writeFileSync(regions, nested + city);
  try {
    await use();
  } finally {
    rmSync(clone("mydata"), { recursive: true });
  }
}

/** How each command is run, and what is there afterwards; in an order in which few builds do for all. */
const WAYS: Readonly<Record<string, (command: string) => Promise<void>>> = {
  "npx briefings build five-places --lang zh": async (command) => {
    await shell(command);
    expect(outputsOf("five-places", ["zh"]).filter(output)).toHaveLength(3);
    expect(output("five-places.en.pdf")).toBe(false);
  },
  "npx briefings build five-places --themes trade,budget": async (command) => {
    await here(command);
    const facts = readFileSync(
      clone(
        "output/five-places--pingyin+zhangdian+yicheng+boshan+gaoqing--themes-trade+budget.en.facts.json",
      ),
      "utf8",
    );
    expect(facts).toContain("/imports_and_exports/");
    expect(facts).not.toContain("/gross_regional_product/");
  },
  "npx briefings build profile --focus zhangdian": async (command) => {
    const { out } = await here(command);
    const [, name = ""] = /(profile--\S+)\.zh\.pdf/.exec(out) ?? [];
    expect(readFileSync(clone(`output/${name}.zh.html`), "utf8")).toContain("张店");
  },
  "npx briefings build five-places --regions zhangdian,boshan": async (command) => {
    const before = readFileSync(clone("output/five-places.zh.pdf"));
    const { out } = await here(command);
    expect(out).toContain("five-places--zhangdian+boshan.en.pdf");
    expect(outputsOf("five-places--zhangdian+boshan").filter(output)).toHaveLength(6);
    expect(readFileSync(clone("output/five-places.zh.pdf")).equals(before)).toBe(true);
  },
  "npx briefings build five-places --period 2022": async (command) => {
    const places = "pingyin+zhangdian+yicheng+boshan+gaoqing";
    expect((await here(command)).out).toContain(`five-places--${places}--2022.en.pdf`);
    expect(outputsOf(`five-places--${places}--2022`).filter(output)).toHaveLength(6);
  },
  "npx briefings compare gross_regional_product --data mydata --as-of 2024-01-31": async (
    command,
  ) => {
    await here("npx briefings init mydata");
    // Jia's plan is of February.
    expect((await here(command)).err).toContain("not-published: jia");
    rmSync(clone("mydata"), { recursive: true });
  },
  "npx briefings build five-places --group zibo": async (command) => {
    expect((await here(command)).out).toContain("five-places--g-zibo.en.pdf");
    expect(outputsOf("five-places--g-zibo").filter(output)).toHaveLength(6);
  },
  "npx briefings build --data mydata --out mydata/output --within example": async (command) => {
    await inNested(async () => {
      const { out } = await here(command);
      expect(out).toContain("two-places--jia+yi+example.en.pdf");
      expect(
        readFileSync(clone("mydata/output/two-places--jia+yi+example.en.html"), "utf8"),
      ).not.toContain("for reference only");
    });
  },
  "npx briefings check --strict": async (command) => {
    expect((await shell(command)).err).toMatch(/figures are sound: 0 errors/);
  },
  "npx briefings check": async (command) => {
    expect((await shell(command)).err).toMatch(/figures are sound: 0 errors/);
  },
  "npx briefings compare gross_regional_product": async (command) => {
    expect((await shell(command)).out).toContain("1 of 3, provisional");
  },
  "npx briefings chart gross_regional_product --out grp.svg": async (command) => {
    expect((await here(command)).err).toContain("wrote grp.svg");
    expect(readFileSync(clone("grp.svg"), "utf8")).toMatch(/^<svg[\s\S]*资料来源/);
  },
  "npx briefings schemas --data mydata": async (command) => {
    await here("npx briefings init mydata");
    await here(command);
    expect(readFileSync(clone("mydata/schemas/observations.schema.json"), "utf8")).toContain(
      '"enum": [\n        "jia",',
    );
    rmSync(clone("mydata"), { recursive: true });
  },
  "npx briefings data --format csv > figures.csv": async (command) => {
    await shell(command);
    expect(readFileSync(clone("figures.csv"), "utf8")).toMatch(/^\uFEFF?region,indicator,year,/);
  },
  "npx briefings import figures.csv --data mydata": async (command) => {
    await here("npx briefings init mydata");
    await shell("npx briefings data --data mydata --format csv > figures.csv");
    rmSync(clone("mydata/observations/yi.yaml"));
    await shell(command);
    expect(existsSync(clone("mydata/observations/yi.yaml"))).toBe(true);
    rmSync(clone("mydata"), { recursive: true });
  },
  "npx briefings sources ../shared/sources": async (command) => {
    // The documents are not part of the project; they may lie beside it.
    if (!existsSync(SOURCES)) return;
    expect((await shell(command)).err).toMatch(/(\d+) of \1 figures proved/);
  },
  "npx briefings read mydata/sources/jia-2024-plan.txt --region jia --data mydata": async (
    command,
  ) => {
    await shell("npx briefings init mydata");
    expect((await shell(command)).err).toMatch(/ candidates, \d+ left aside, 0 unread/);
    rmSync(clone("mydata"), { recursive: true });
  },
  "npx briefings accept mydata/intake/jia-2024-plan.yaml --data mydata": async (command) => {
    await here("npx briefings init mydata");
    const file = "mydata/sources/jia-2024-plan.txt";
    await here(`npx briefings read ${file} --region jia --data mydata`);
    expect((await here(command)).err).toMatch(/0 figures added; .* known, 0 undecided/);
    rmSync(clone("mydata"), { recursive: true });
  },
  "npx briefings audit output/five-places.zh.pdf": async (command) => {
    expect((await shell(command)).err).toMatch(/no error.* in 1 files/);
  },
  "npx briefings view five-places": async (command) => {
    expect(JSON.parse((await shell(command)).out)).toMatchObject({ id: "five-places" });
  },
  "npx briefings build --explain": async (command) => {
    giveWhole();
    const briefings = clone("data/briefings");
    cpSync(briefings, join(root, "briefings"), { recursive: true });
    keepOnly(...FEW);
    await takeBuilt();
    await shell("npm start");
    expect((await shell(command)).out).toContain("five-places.en.pdf: up to date");
    cpSync(join(root, "briefings"), briefings, { recursive: true });
    shortenBriefings(clone("data"));
    keepOnly(...FEW);
  },
  "npx briefings watch one-page": async (command) => {
    const { status } = await shellUntil(command, /http:\S+/, async (url) => {
      const page = await fetch(`${url}output/one-page.zh.html`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("一页简报");
      expect(await (await fetch(`${url}preview/one-page.zh`)).text()).toContain("one-page.zh");
    });
    expect(status).toBe(0);
  },
  "npx briefings serve": async (command) => {
    // The port of the row may be taken on this machine.
    const line = `${command} --port 0`;
    const { status } = await shellUntil(line, /http:\/\/127\.0\.0\.1:\d+\//, async (url) => {
      expect(await (await fetch(`${url}zh/`)).text()).toContain("区县对比简报");
      const page = await fetch(`${url}briefings/one-page.en`, { headers: { Accept: "text/html" } });
      expect(await page.text()).toContain("Headline indicators on one page");
    });
    expect(status).toBe(0);
  },
  "npx briefings token zhang.wei --tokens tokens.txt": async (command) => {
    const token = (await shell(command)).out.trim();
    expect(token).toMatch(/^[\w-]{40,}$/);
    const line = "npx briefings serve --port 0 --tokens tokens.txt";
    await shellUntil(line, /http:\/\/127\.0\.0\.1:\d+\//, async (url) => {
      expect((await fetch(`${url}zh/`)).status).toBe(401);
      const headers = { Authorization: `Bearer ${token}` };
      expect((await fetch(`${url}zh/`, { headers })).status).toBe(200);
    });
  },
  "npx briefings diff before output": async (command) => {
    await keepBefore();
    expect((await shell(command)).out).toMatch(/^# /);
  },
  "npx briefings memo notice": async (command) => {
    await shell(command);
    expect(["notice.pdf", "notice.docx"].filter(output)).toHaveLength(2);
  },
  "npx briefings build --since before": async (command) => {
    keepOnly("one-page");
    await here(command);
    expect(readFileSync(clone("output/one-page.zh.html"), "utf8")).toContain("与上期");
  },
  "npx briefings build --archive": async (command) => {
    await here(command);
    expect(readFileSync(clone("output/one-page.zh.pdf"), "latin1")).toContain("pdfaid:part");
  },
  "npx briefings build --workers 2": async (command) => {
    keepOnly("one-page");
    rmSync(clone("output/one-page.zh.pdf"), { force: true });
    const { err } = await shell(command);
    expect(err).toMatch(/Night .*: 2 planned = 2 made \+ 0 unchanged \+ 0 failed/);
    expect(output("one-page.zh.pdf")).toBe(true);
  },
  "npx briefings prune --dry-run": async (command) => {
    // Nothing here is as old as that.
    expect(await shell(command)).toMatchObject({
      out: "",
      err: expect.stringContaining("0 files"),
    });
  },
  "npx briefings build --shard 1/2 --out shards/1": async (command) => {
    keepOnly("one-page");
    await shell(command);
    await shell("npx briefings build --shard 2/2 --out shards/2");
    const built = ["shards/1", "shards/2"].flatMap((folder) =>
      outputsOf("one-page").filter((name) => existsSync(clone(folder, name))),
    );
    expect(built).toHaveLength(6);
  },
  "npx briefings merge shards/1 shards/2": async (command) => {
    rmSync(clone("output"), { recursive: true });
    expect((await shell(command)).err).toContain("in output/");
    expect(outputsOf("one-page").filter(output)).toHaveLength(6);
    expect((await shell("npm start")).err).toContain("2 up to date, 0 built");
  },
  "npx briefings init mydata": async (command) => {
    await shell(command);
    expect(existsSync(clone("mydata/regions.yaml"))).toBe(true);
  },
  "npx briefings build --data mydata --out mydata/output": async (command) => {
    await here(command);
    expect(existsSync(clone("mydata/output/two-places.zh.pdf"))).toBe(true);
  },
  "npm run bench": async (command) => {
    // It goes on for ten minutes; that it begins is enough.
    await shellUntil(command, /Node v\d+/);
  },
};

describe("README.md, row by row, in a fresh clone", () => {
  it("names a command in each row, and each has a way to be run here", () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(commandsOf(row), row).not.toEqual([]);
    expect(rows.flatMap(commandsOf).sort()).toEqual(Object.keys(WAYS).sort());
  });
  it(
    "means the program of the clone by npx briefings",
    async () => {
      const { version } = JSON.parse(readFileSync(clone("package.json"), "utf8"));
      const npx = spawn("npx", ["briefings", "--version"], {
        cwd: clone(),
        env: { ...process.env, npm_config_cache: join(root, "npm"), npm_config_offline: "true" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const { status, out, err } = await ended(npx);
      expect(status, err).toBe(0);
      expect(out.trim()).toBe(version);
    },
    PATIENCE_MS,
  );
  it.each(Object.entries(WAYS))("%s", (command, way) => way(command), PATIENCE_MS);
});
