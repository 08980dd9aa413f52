import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../dataset/model.ts";
import type { BrowserIdentity } from "../../pdf/browser/identity.ts";
import { sha256 } from "../../store/folder.ts";
import { PACKAGES, packageFile } from "../cache/inputs.ts";
import { type CodeHashes, hashPart, readCode } from "./code.ts";
import type { Ingredients } from "./model.ts";
import { templatesUsedBy } from "./templates-used.ts";

/** Everything but the words that briefings are made with. */
export interface Materials {
  /** Templates, styles and fonts that a kind of briefing uses. */
  readonly ofKind: (kind: string) => Ingredients;
  /** Code, packages, browser and settings, the same for all. */
  readonly program: Ingredients;
  /** What else has a say where a briefing is made to fit a limit of pages. */
  readonly ofFitting: (language: Language) => Ingredients;
}

/** What materials are found out from. */
interface MaterialSource {
  /** Every file below `templates/`, by its path there. */
  readonly tree: ReadonlyMap<string, Uint8Array>;
  /** Fonts that pages are served. */
  readonly fontFiles: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly home: string;
  /** The program that runs: `dist` or `src`. */
  readonly code: string;
  readonly browser: BrowserIdentity;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True where files are made to the rules of PDF/A-3. Default: false. */
  readonly archive?: boolean;
}

/** Rooms whose code has a say in the bytes after the words are settled. */
const ROOMS = ["charts", "fonts", "page", "pdf"];
/** Rooms that choose what to leave out. */
const FITTING_ROOMS = ["analysis", "view"];
/** The files that join the rooms: how a page is made to fit, which date, description and attachments a PDF gets. */
const SHELL = [
  "attachments.ts",
  "briefing.ts",
  "dataset/csv.ts",
  "dataset/export.ts",
  "dataset/formats/",
  "document-date.ts",
  "escape-xml.ts",
  "fit.ts",
  "press.ts",
];

/** Finds out what briefings are made with. */
export function gatherMaterials(source: MaterialSource): Materials {
  const { tree, fontFiles, browser, env } = source;
  const code = readCode(source.code);
  const fonts = Object.fromEntries(
    fontFiles.map(({ path, bytes }) => [`templates/${path}`, sha256(bytes)]),
  );
  const texts = textsOf(tree);
  const epoch = env.SOURCE_DATE_EPOCH;
  const byKind = new Map<string, Ingredients>();
  const ofKind = (kind: string) => {
    const known = byKind.get(kind) ?? { ...hashFiles(filesOfKind(kind, texts), tree), ...fonts };
    byKind.set(kind, known);
    return known;
  };
  return {
    ofKind,
    program: {
      ...hashRooms(code, ROOMS),
      "code/shell": hashPart(code, SHELL),
      ...versionsOf(source.home),
      browser: `${browser.source} ${browser.identity}`,
      ...(epoch ? { "setting/SOURCE_DATE_EPOCH": epoch } : {}),
      ...(source.archive ? { "setting/archive": "PDF/A-3" } : {}),
    },
    ofFitting: (language) => ({
      ...hashRooms(code, FITTING_ROOMS),
      ...hashFiles([`locales/${language}.yaml`], tree),
    }),
  };
}

function textsOf(tree: MaterialSource["tree"]): ReadonlyMap<string, string> {
  const templates = [...tree].filter(([path]) => path.endsWith(".hbs"));
  return new Map(templates.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

function filesOfKind(kind: string, texts: ReadonlyMap<string, string>): readonly string[] {
  const pages = [`briefings/${kind}/briefing.hbs`, "layouts/page.hbs"];
  return pages
    .flatMap((page) => templatesUsedBy(page, texts))
    .concat([
      `briefings/${kind}/style.css`,
      "fonts/fonts.yaml",
      "fonts/rare-fonts.json",
      "styles/",
    ]);
}

/** Hashes files, and all in a folder where a path ends in a slash. */
function hashFiles(paths: readonly string[], tree: MaterialSource["tree"]): Ingredients {
  const named = [...tree].filter(([path]) =>
    paths.some((wanted) => (wanted.endsWith("/") ? path.startsWith(wanted) : path === wanted)),
  );
  return Object.fromEntries(named.map(([path, bytes]) => [`templates/${path}`, sha256(bytes)]));
}

function hashRooms(code: CodeHashes, rooms: readonly string[]): Ingredients {
  return Object.fromEntries(rooms.map((room) => [`code/${room}`, hashPart(code, [`${room}/`])]));
}

/** Changes with the code that draws first pages and writes the dataset for others. */
export function galleryKey(code: string, home: string): string {
  const versions = ["pdfjs-dist", "@napi-rs/canvas", "exceljs", "csv-stringify"].map((name) => {
    const file = packageFile(home, name);
    return file === null ? "" : versionIn(file);
  });
  return sha256(
    JSON.stringify([hashPart(readCode(code), ["build/", "dataset/", "pdf-reader/"]), versions]),
  );
}

/** Changes with the code that reads data, and with everything else of the program. */
export function readingKey(code: string, home: string): string {
  const versions = ["decimal.js", "yaml", "zod"].map((name) => {
    const file = packageFile(home, name);
    return file === null ? "" : versionIn(file);
  });
  return sha256(JSON.stringify([readCode(code), versions]));
}

function versionsOf(home: string): Ingredients {
  const own = ["county-briefings", join(home, "package.json")] as const;
  const files = [own, ...PACKAGES.map((name) => [name, packageFile(home, name)] as const)];
  return Object.fromEntries(
    files.flatMap(([name, file]) => (file === null ? [] : [[`package/${name}`, versionIn(file)]])),
  );
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
