import { spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageHome } from "../../../src/package.ts";
import { sha256 } from "../../../src/store/folder.ts";
import { copyStarter } from "../../starter.ts";

let folder: string;
let first: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "briefings-same-"));
  chmodSync(folder, 0o755);
  copyStarter(join(folder, "data"));
  first = await build("first", {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Variation {
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs?: number;
  readonly argv?: readonly string[];
  readonly data?: string;
  readonly uid?: number;
}

/** The program as users run it, which starts in a third of the time that its sources take. */
const PROGRAM = join(packageHome(), "dist/cli.js");

/** Builds in a process of its own and gives the hash of every file made. */
async function build(name: string, variation: Variation): Promise<Record<string, string>> {
  const { env = {}, jobs = 1, argv = [], data = join(folder, "data"), uid } = variation;
  const out = join(folder, name);
  mkdirSync(out);
  chmodSync(out, 0o777);
  const where = ["--data", data, "--out", out, "--jobs", String(jobs)];
  // What a build looks into afterwards makes no file another.
  const child = spawn(process.execPath, [PROGRAM, "build", ...argv, ...where, "--no-audit"], {
    cwd: packageHome(),
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  expect(exitCode, said).toBe(0);
  return hashAll(out);
}

function hashAll(out: string): Record<string, string> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(out, path).startsWith(".cache"));
  return Object.fromEntries(
    files.sort().map((path) => [relative(out, path), sha256(readFileSync(path))]),
  );
}

/** The account that owns nothing, by convention. */
const NOBODY = 65_534;
const canBecome = process.getuid?.() === 0 && isOpenToAll(packageHome());

/** True where everybody may enter a folder. */
function isOpenToAll(path: string): boolean {
  const mayEnter = (statSync(path).mode & 0o001) !== 0;
  return mayEnter && (dirname(path) === path || isOpenToAll(dirname(path)));
}

describe("briefings build, elsewhere and otherwise", () => {
  it("makes PDFs, pages, facts, pictures, data and a manifest", () => {
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining([
        "data/figures.csv",
        "data/figures.xlsx",
        "index.html",
        "manifest.json",
        "thumbnails/two-places.en.webp",
        "two-places.en.pdf",
        "two-places.zh.facts.json",
        "two-places.zh.html",
        "two-places.zh.pdf",
      ]),
    );
  });
  it("says of each picture of the gallery the size that it has", async () => {
    const page = readFileSync(join(folder, "first/index.html"), "utf8");
    const said = [...page.matchAll(/<img[^>]* src="([^"]+)"[^>]* width="(\d+)" height="(\d+)"/g)];
    expect(said).toHaveLength(2);
    expect(page.match(/<img/g)).toHaveLength(said.length);
    for (const [, path = "", width, height] of said) {
      const picture = await loadImage(join(folder, "first", path));
      expect([width, height]).toEqual([`${picture.width}`, `${picture.height}`]);
    }
  });

  // One build that is otherwise in every way: where its bytes differ, what they differ by tells which way it is.
  it("makes the same bytes elsewhere, eight at once, in the other order of languages, of data in another folder, as another user", async () => {
    cpSync(join(folder, "data"), join(folder, "deep/er/数据"), { recursive: true });
    const home = join(folder, "nobody");
    mkdirSync(home);
    chmodSync(home, 0o777);
    const env = { TZ: "Europe/Istanbul", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
    const nobody = { env: { ...env, HOME: home, BRIEFINGS_SANDBOX: "off" }, uid: NOBODY };
    const otherwise = {
      env,
      ...(canBecome ? nobody : {}),
      jobs: 8,
      argv: ["--lang", "en,zh"],
      data: join(folder, "deep/er/数据"),
    };
    expect(await build("elsewhere", otherwise)).toEqual(first);
  });
  it("bears the date of SOURCE_DATE_EPOCH, always the same way", async () => {
    const env = { SOURCE_DATE_EPOCH: "1700000000" };
    const argv = ["--lang", "zh"];
    const dated = await build("dated", { env, argv });
    expect(dated["two-places.zh.pdf"]).not.toBe(first["two-places.zh.pdf"]);
    expect(dated["two-places.zh.html"]).toBe(first["two-places.zh.html"]);
    expect(readFileSync(join(folder, "dated/two-places.zh.pdf"), "latin1")).toContain(
      "2023-11-14T22:13:20Z",
    );
    // In China the day, where the time of the machine decided, would be another.
    const shanghai = { ...env, TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" };
    expect(await build("dated-again", { env: shanghai, argv, jobs: 8 })).toEqual(dated);
  });
});
