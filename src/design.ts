import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "./dataset/model.ts";
import type { FontStack } from "./fonts/faces.ts";
import { filesOf, fontFaces, readFonts, stacksOf } from "./page/fonts.ts";
import { compileTemplates, type Templates } from "./page/templates.ts";
import { readTree } from "./read-tree.ts";
import type { OutputFile } from "./store/folder.ts";
import { type Kind, readKind } from "./view/kind.ts";
import { type Locale, readLocale } from "./view/locale.ts";

/** Everything below `templates/` that pages are made with, read once. */
export interface Design {
  readonly templates: Templates;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  /** Kinds of briefing, by the name of their folder. */
  readonly kindById: ReadonlyMap<string, Kind>;
  /** Path from the page, e.g. `fonts/briefing-sans-400.woff2`; copied beside the HTML as well. */
  readonly fontFiles: readonly OutputFile[];
  /** In which fonts the rare characters of pages are looked for. */
  readonly fontStacks: readonly FontStack[];
  /** Every file below `templates/` but the fonts of rare characters, by its path there. */
  readonly tree: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads templates, styles, locales and fonts of the package.
 *
 * Errors: TEMPLATE_FAULT where a template does not parse.
 */
export async function loadDesign(home: string): Promise<Design> {
  return designOf(await readTree(join(home, "templates"), RARE_FONTS));
}

/** The same of files that were read already, by their paths below `templates/`. Errors: TEMPLATE_FAULT. */
export function designOf(tree: Design["tree"]): Design {
  const textOf = (path: string) => new TextDecoder().decode(tree.get(path));
  const texts = new Map(
    [...tree.keys()].filter((path) => TEXT_FOLDERS.test(path)).map((path) => [path, textOf(path)]),
  );
  const locale = (language: Language) => readLocale(textOf(`locales/${language}.yaml`), language);
  const fonts = readFonts(textOf("fonts/fonts.yaml"));
  return {
    tree,
    templates: compileTemplates(texts, fontFaces(fonts)),
    kindById: kindsOf(texts),
    localeByLanguage: { zh: locale("zh"), en: locale("en") },
    fontStacks: stacksOf(fonts),
    fontFiles: filesOf(fonts).flatMap((file) => {
      const bytes = tree.get(`fonts/${file}`);
      return bytes ? [{ path: `fonts/${file}`, bytes }] : [];
    }),
  };
}

/**
 * Reads only the kinds of briefing there are.
 *
 * Errors: TEMPLATE_FAULT where the file of a kind is at fault.
 */
export async function readKinds(home: string): Promise<ReadonlyMap<string, Kind>> {
  const folder = join(home, "templates/briefings");
  const paths = (await readdir(folder)).map((id) => `${id}/${KIND_FILE}`);
  const texts = await Promise.all(
    paths.map(async (path) => {
      // A folder without `kind.yaml` is no kind of briefing.
      const text = await readFile(join(folder, path), "utf8").catch(() => null);
      return text === null ? [] : [[`briefings/${path}`, text] as const];
    }),
  );
  return kindsOf(new Map(texts.flat()));
}

const KIND_FILE = "kind.yaml";
/** Not read with the rest: the fonts of rare characters are many megabytes, of which a page needs little, if any. */
const RARE_FONTS = "fonts/rare/";
const TEXT_FOLDERS = /^(layouts|partials|briefings|styles)\//;

function kindsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, Kind> {
  return new Map(
    [...texts].flatMap(([path, text]) => {
      const id = path.match(/^briefings\/([^/]+)\/kind\.yaml$/)?.[1];
      return id ? [[id, readKind(id, text)] as const] : [];
    }),
  );
}
