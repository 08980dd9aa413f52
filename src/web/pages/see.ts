import type { Language } from "../../dataset/model.ts";
import { escapeXml } from "../../escape-xml.ts";
import { wordDate } from "../../view/date.ts";
import { sizeText } from "../size-text.ts";
import { addressOf, figureAddress } from "./addresses.ts";
import type { Shown } from "./frame.ts";
import type { Correction } from "./start.ts";

/** In what a briefing can be taken, in the order of the bar. */
export const TAKEN_AS = ["pdf", "html", "csv", "xlsx", "facts"] as const;

/** The bar above a briefing's own page. */
export interface SeeModel {
  readonly title: string;
  readonly take: readonly {
    readonly as: (typeof TAKEN_AS)[number];
    readonly href: string;
    /** Null where it is not known before it is made. */
    readonly bytes: number | null;
  }[];
  /** In the order of the page. */
  readonly charts: readonly {
    readonly title: string;
    readonly svg: string;
    readonly png: string;
  }[];
  /** The form of a memo with this briefing attached; null where there are no memos. */
  readonly memo: string | null;
  /** The form of the choice, filled in; null where what is shown was no choice. */
  readonly choose: string | null;
  /** The same in the other language; null where there is none. */
  readonly other: string | null;
  /** The whole address of the result, with its host; null where it has none. */
  readonly permanent: string | null;
  /** By whom it is, in the language of the page. */
  readonly author: string;
  /** ISO date printed on it. */
  readonly date: string;
  readonly correction: Correction | null;
}

/** What is put into a briefing's page. */
export interface Bar {
  /** What leads from the words of a figure to all that is known of it. */
  readonly figureLabel: string;
  readonly head: string;
  readonly body: string;
}

/** What `site/see.hbs` is filled with. */
export function seeView(model: SeeModel, { place, words, locale }: Shown) {
  const { language, base } = place;
  const { title, take, charts, memo, choose, permanent, correction } = model;
  return {
    words: words.all,
    title,
    home: addressOf(base, language, "start"),
    take: take.map(({ as, href, bytes }, index) => ({
      label: words.say(as),
      href,
      size: bytes === null ? "" : sizeText(bytes),
      isFirst: index === 0,
      // A PDF is looked at where the browser can.
      isFile: as !== "pdf",
    })),
    memo: place.isStatic ? null : memo,
    choose: place.isStatic ? "" : (choose ?? addressOf(base, language, "choose")),
    chartsLabel: words.count("charts", charts.length),
    charts: charts.map((chart, index) => ({
      ...chart,
      label: words.say("chart", { number: String(index + 1), title: chart.title }),
    })),
    permanent,
    citation: permanent === null ? "" : cite({ ...model, permanent }, { place, words, locale }),
    correction:
      correction &&
      words.say("corrected", {
        date: wordDate(locale, correction.date),
        reason: correction.reason[language],
      }),
    replacedBy: correction?.replacedBy ?? null,
  };
}

/** First characters of the version of the data, as pages print it. */
const VERSION_LENGTH = 8;

/** How to cite a briefing. Source, for Chinese: GB/T 7714—2015, 4.6. */
function cite(
  { author, title, date, permanent }: SeeModel & { readonly permanent: string },
  { place, words }: Shown,
): string {
  const version = place.version.slice(0, VERSION_LENGTH);
  return words.say("cited", { author, title, date, version, address: permanent });
}

/** The words of a figure in the source list of a briefing's page lead to all that is known of it. */
export function linkSources(
  html: string,
  figures: Readonly<Record<string, string>>,
  { language, base, label }: { language: Language; base: string; label: string },
): string {
  return html.replaceAll(/<span id="([^"]+)">/g, (start, anchor: string) => {
    const id = Object.hasOwn(figures, anchor) ? figures[anchor] : undefined;
    if (id === undefined) return start;
    return `${start}<a class="web-figure" href="${escapeXml(figureAddress(base, language, id))}">${escapeXml(label)}</a> `;
  });
}

/** Puts the bar at the top of a briefing's page, which is otherwise left as it is. */
export function injectBar(html: string, { head, body }: Pick<Bar, "head" | "body">): string {
  return html
    .replace("</head>", () => `${head}</head>`)
    .replace(/<body[^>]*>\n?/, (start) => `${start}${body}`);
}
