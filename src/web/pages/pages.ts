import { LANGUAGES, type Language } from "../../dataset/model.ts";
import { type Locale, readLocale } from "../../view/locale.ts";
import { type TemplateTree, webTemplates, webText } from "../web-templates.ts";
import { addressOf, otherLanguage, type Section } from "./addresses.ts";
import { apiView } from "./api/api.ts";
import { type Asset, assetsOf } from "./assets.ts";
import { changesView } from "./changes.ts";
import { chooseView } from "./choose/choose.ts";
import { correctedView } from "./corrected.ts";
import { dataView } from "./figures/data.ts";
import { documentsView, documentView } from "./figures/documents.ts";
import { figureView } from "./figures/figure.ts";
import { frameOf, LANG_TAGS, type Place, type Shown } from "./frame.ts";
import { intakeView } from "./intake/decide.ts";
import { intakesView } from "./intake/list.ts";
import { intakeMergeView } from "./intake/merge.ts";
import { jobView } from "./job.ts";
import { memoMadeView } from "./memo/made.ts";
import { memoView } from "./memo/memo.ts";
import { problemView } from "./problem.ts";
import { type Bar, type SeeModel, seeView } from "./see.ts";
import { startView } from "./start.ts";
import { readWordLists, type WordList } from "./words.ts";

/** What every page's template is filled with, beside its own. */
interface PageView {
  readonly heading: string;
  /** Seconds after which a reader without scripts is shown it anew; null where it stays. */
  readonly refresh?: number | null;
  /** Name of a style and a script of its own. */
  readonly own?: string;
}

interface Page<Model> {
  /** Its list of words. */
  readonly words: WordList;
  /** The section in which it stands; null where it is in none. */
  readonly section: Section | null;
  readonly view: (model: Model, shown: Shown) => PageView;
}

/** Only to have the type of the model found out. */
function page<Model>(one: Page<Model>): Page<Model> {
  return one;
}

/** Every page, by the name of its template `templates/web/site/<name>.hbs`. */
export const PAGES = {
  start: page({ words: "start", section: "start", view: startView }),
  choose: page({ words: "choose", section: "choose", view: chooseView }),
  data: page({ words: "figures", section: "data", view: dataView }),
  figure: page({ words: "figures", section: "data", view: figureView }),
  documents: page({ words: "figures", section: "documents", view: documentsView }),
  document: page({ words: "figures", section: "documents", view: documentView }),
  memo: page({ words: "memo", section: null, view: memoView }),
  "memo-made": page({ words: "memo", section: null, view: memoMadeView }),
  changed: page({ words: "changed", section: "changes", view: changesView }),
  intakes: page({ words: "intake", section: "intake", view: intakesView }),
  intake: page({ words: "intake", section: "intake", view: intakeView }),
  "intake-merge": page({ words: "intake", section: "intake", view: intakeMergeView }),
  api: page({ words: "api", section: null, view: apiView }),
  problem: page({ words: "problem", section: null, view: problemView }),
  job: page({ words: "problem", section: null, view: jobView }),
  corrected: page({ words: "start", section: null, view: correctedView }),
};

type PageName = keyof typeof PAGES;
type ModelOf<Name extends PageName> = Parameters<(typeof PAGES)[Name]["view"]>[0];

/** The pages of the service. */
export interface WebPages {
  /** The files that the pages ask for, below `/web/`. */
  readonly assets: readonly Asset[];
  /** The page at the root of a site, which leads to each language. */
  root(base: string): string;
  /** The bar above a briefing's own page, for `injectBar`. */
  seeBar(model: SeeModel, place: Place): Bar;
  /** The whole HTML of a page, shown at a place. */
  render<Name extends PageName>(name: Name, model: ModelOf<Name>, place: Place): string;
}

/**
 * Makes the pages of the service from what is below `templates/`, which is compiled once.
 *
 * Errors: TEMPLATE_FAULT, as well of the single pages.
 */
export function openWebPages(tree: TemplateTree): WebPages {
  const templates = webTemplates(tree);
  const wordsOf = readWordLists(tree);
  const assets = assetsOf(tree);
  const locale = (language: Language): Locale =>
    readLocale(webText(tree, `locales/${language}.yaml`), language);
  const locales = { zh: locale("zh"), en: locale("en") };
  return {
    assets: assets.files,
    root: (base) => {
      const languages = LANGUAGES.map((language) => {
        const { say } = wordsOf("site")[language];
        const href = addressOf(base, language, "start");
        return { lang: LANG_TAGS[language], name: say("name"), ownName: say("ownName"), href };
      });
      const title = languages.map(({ name }) => name).join(" · ");
      const style = base + assets.addressOf("site.css");
      return templates.fill("site/root.hbs", { title, languages, style });
    },
    seeBar: (model, place) => {
      const { language, base } = place;
      const shown = { place, words: wordsOf("see")[language], locale: locales[language] };
      const other = otherLanguage(language);
      const view = {
        ...seeView(model, shown),
        site: wordsOf("site")[language].all,
        other: model.other && {
          href: model.other,
          lang: LANG_TAGS[other],
          name: wordsOf("site")[other].say("ownName"),
        },
      };
      const files = {
        style: base + assets.addressOf("bar.css"),
        script: base + assets.addressOf("site.js"),
      };
      return {
        figureLabel: wordsOf("see")[language].say("figure"),
        head: templates.fill("site/see-head.hbs", files),
        body: templates.fill("site/see.hbs", view),
      };
    },
    render: (name, model, place) => {
      const { words: list, section, view: viewOf } = PAGES[name] as Page<typeof model>;
      const { language } = place;
      const shown = { place, words: wordsOf(list)[language], locale: locales[language] };
      const view = viewOf(model, shown);
      const content = {
        section,
        title: view.heading,
        refresh: view.refresh ?? null,
        own: view.own ?? null,
        body: templates.fill(`site/${name}.hbs`, { ...view, site: wordsOf("site")[language].all }),
      };
      return templates.fill("site/frame.hbs", frameOf(content, place, wordsOf, assets));
    },
  };
}
