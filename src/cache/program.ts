import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../dataset/model.ts";
import type { BrowserIdentity } from "../pdf/browser/identity.ts";
import type { Components } from "../results/manifest.ts";
import { sha256 } from "../store/folder.ts";
import { hashRooms, readCode } from "./code.ts";
import { packageFile, packagesOf } from "./inputs.ts";
import { templatesUsedBy } from "./templates-used.ts";

/** Everything but the words that briefings are made with. */
export interface DrawingInputs {
  /** Templates, styles and fonts that a kind of briefing uses. */
  readonly ofKind: (kind: string) => Components;
  /** Code, packages, browser and settings, the same for all. */
  readonly program: Components;
  /** What else an output depends on where the briefing has a limit of pages. */
  readonly ofFitting: (language: Language) => Components;
}

/** What the drawing inputs are found out from. */
interface DrawingSource {
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

/** Finds out what briefings are made with. */
export function gatherDrawingInputs(source: DrawingSource): DrawingInputs {
  const { tree, fontFiles, browser, env } = source;
  const fonts = Object.fromEntries(
    fontFiles.map(({ path, bytes }) => [`templates/${path}`, sha256(bytes)]),
  );
  const texts = textsOf(tree);
  const epoch = env.SOURCE_DATE_EPOCH;
  const byKind = new Map<string, Components>();
  const ofKind = (kind: string) => {
    const known = byKind.get(kind) ?? { ...hashFiles(filesOfKind(kind, texts), tree), ...fonts };
    byKind.set(kind, known);
    return known;
  };
  return {
    ofKind,
    program: {
      ...programOf(source.code, source.home),
      browser: `${browser.source} ${browser.identity}`,
      ...(epoch ? { "setting/SOURCE_DATE_EPOCH": epoch } : {}),
      ...(source.archive ? { "setting/archive": "PDF/A-3" } : {}),
    },
    ofFitting: (language) => hashFiles([`locales/${language}.yaml`], tree),
  };
}

/**
 * All code that runs, and the packages that it is made with.
 *
 * No code is left out as irrelevant: an irrelevant change costs a needless print, a missed one leaves a wrong page.
 */
function programOf(code: string, home: string): Components {
  return { ...hashRooms(readCode(code)), ...versionsOf(home) };
}

/** One hash of all code that runs, and of its packages. */
export function programKey(code: string, home: string): string {
  return sha256(JSON.stringify([readCode(code), versionsOf(home)]));
}

function textsOf(tree: DrawingSource["tree"]): ReadonlyMap<string, string> {
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
function hashFiles(paths: readonly string[], tree: DrawingSource["tree"]): Components {
  const named = [...tree].filter(([path]) =>
    paths.some((wanted) => (wanted.endsWith("/") ? path.startsWith(wanted) : path === wanted)),
  );
  return Object.fromEntries(named.map(([path, bytes]) => [`templates/${path}`, sha256(bytes)]));
}

function versionsOf(home: string): Components {
  const own = ["county-briefings", join(home, "package.json")] as const;
  const files = [own, ...packagesOf(home).map((name) => [name, packageFile(home, name)] as const)];
  return Object.fromEntries(
    files.flatMap(([name, file]) => (file === null ? [] : [[`package/${name}`, versionIn(file)]])),
  );
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
