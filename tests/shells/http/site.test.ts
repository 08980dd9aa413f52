import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageHome } from "../../../src/package.ts";
import { copyStarter } from "../../starter.ts";

const PROGRAM = join(packageHome(), "dist/cli.js");
let folder: string;
const at = (path: string) => join(folder, path);

function build(...args: readonly string[]): void {
  const argv = [PROGRAM, "build", "--no-audit", ...args];
  execFileSync(process.execPath, argv, { cwd: folder, stdio: "pipe" });
}

const filesOf = (site: string) =>
  readdirSync(at(site), { recursive: true, encoding: "utf8" })
    .map((path) => relative(at(site), join(at(site), path)))
    .filter((path) => statSync(join(at(site), path)).isFile());

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefings-site-"));
  copyStarter(at("data"));
  build("--site", "public");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Where a host of files finds an address; null where it does not. */
function fileAt(site: string, address: string): string | null {
  const path = decodeURIComponent(address.replace(/[?#].*$/, ""));
  const tried = [path, `${path}/index.html`].map((one) => join(at(site), one));
  return tried.find((one) => existsSync(one) && statSync(one).isFile()) ?? null;
}

const linksIn = (html: string) =>
  [...html.matchAll(/ (?:href|src)="([^"#][^"]*)"/g)]
    .map(([, link = ""]) => link.replaceAll("&amp;", "&").replaceAll("&#x3D;", "="))
    .filter((link) => link.startsWith("/"));

describe("a site of files", () => {
  it("has every file of a build as it is, and no link that leads nowhere", () => {
    for (const ending of ["zh.pdf", "en.pdf", "zh.html", "en.facts.json"]) {
      const name = `two-places.${ending}`;
      expect(
        readFileSync(at(`public/briefings/${name}`)).equals(readFileSync(at(`output/${name}`))),
      ).toBe(true);
    }
    const pages = filesOf("public").filter((path) => path.endsWith("index.html"));
    expect(pages.length).toBeGreaterThan(40);
    const dead = pages.flatMap((path) =>
      linksIn(readFileSync(at(`public/${path}`), "utf8"))
        .filter((link) => fileAt("public", link) === null)
        .map((link) => `${path}: ${link}`),
    );
    expect(dead).toEqual([]);
    const asked = pages.flatMap((path) => linksIn(readFileSync(at(`public/${path}`), "utf8")));
    // What needs a server is not offered.
    expect(asked.filter((link) => /\/(?:choose|open|memo|changes|api)\b/.test(link))).toEqual([]);
  });

  it("begins its addresses as asked, and removes what it has no more, and nothing else", () => {
    writeFileSync(at("public/CNAME"), "briefings.example");
    const jobs = () =>
      filesOf("public").filter((path) => path.includes("figures/yi/new_urban_jobs/"));
    expect(jobs().length).toBe(4);
    const yi = at("data/observations/yi.yaml");
    writeFileSync(yi, readFileSync(yi, "utf8").replace(/ {2}new_urban_jobs:[\s\S]*/, ""));
    build("--site", "public", "--site-base", "/sub");
    expect(jobs()).toEqual([]);
    expect(existsSync(at("public/CNAME"))).toBe(true);
    const html = readFileSync(at("public/zh/index.html"), "utf8");
    expect(linksIn(html).every((link) => link.startsWith("/sub/"))).toBe(true);
  });

  it.each([[["two-places"]], [["--lang", "zh"]], [["--regions", "jia"]], [["--archive"]]])(
    "is of every briefing as it is: %j is refused",
    (args) => {
      expect(() => build(...args, "--site", "other")).toThrow(/every briefing as it is/);
      expect(existsSync(at("other"))).toBe(false);
    },
  );
});
