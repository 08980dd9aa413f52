import { join } from "node:path";
import type { OutputFile } from "./build/output.ts";
import type { Language } from "./dataset/model.ts";
import { readTree } from "./host.ts";
import { compileTemplates, type Templates } from "./page/templates.ts";
import { type Kind, readKind } from "./view/kind.ts";
import { type Locale, readLocale } from "./view/locale.ts";

/** Everything below `templates/` that pages are made with, read once. */
export interface Stationery {
  readonly templates: Templates;
  readonly localeByLanguage: Readonly<Record<Language, Locale>>;
  /** Kinds of briefing, by the name of their folder. */
  readonly kindById: ReadonlyMap<string, Kind>;
  /** Path from the page, e.g. `fonts/briefing-sans-400.ttf` → bytes. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  /** The same fonts as files of the output, so that the HTML shows what the PDF does. */
  readonly fontFiles: readonly OutputFile[];
}

/**
 * Reads templates, styles, locales and fonts of the package.
 *
 * Errors: TEMPLATE_FAULT where a template does not parse.
 */
export async function loadStationery(home: string): Promise<Stationery> {
  const tree = await readTree(join(home, "templates"));
  const isFont = (path: string) => path.startsWith("fonts/") && path.endsWith(".ttf");
  const texts = new Map(
    [...tree]
      .filter(([path]) => !path.startsWith("fonts/") && !path.startsWith("starter/"))
      .map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
  const locale = (language: Language) =>
    readLocale(texts.get(`locales/${language}.yaml`) ?? "", language);
  const fonts = new Map([...tree].filter(([path]) => isFont(path)));
  return {
    templates: compileTemplates(texts),
    localeByLanguage: { zh: locale("zh"), en: locale("en") },
    kindById: kindsOf(texts),
    fonts,
    fontFiles: [...fonts].map(([path, bytes]) => ({ path, bytes })),
  };
}

function kindsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, Kind> {
  return new Map(
    [...texts].flatMap(([path, text]) => {
      const id = path.match(/^briefings\/([^/]+)\/kind\.yaml$/)?.[1];
      return id ? [[id, readKind(id, text)] as const] : [];
    }),
  );
}
