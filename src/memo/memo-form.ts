import type { MemoSet } from "./page.ts";
import type { AttachmentHead } from "./view/model.ts";

/** How a briefing is set as an attachment. */
export interface MemoForm {
  readonly label: string;
  readonly head: AttachmentHead;
  /** A page goes before it that is taken out again, so that odd and even pages are what they will be. */
  readonly beginsEven: boolean;
  /** Where its first page stands in the memo, and its own page numbers; null where neither is known yet. */
  readonly numbers: { readonly firstPage: number; readonly pageByAnchor: PageByAnchor } | null;
}

type PageByAnchor = Readonly<Record<string, number>>;

/** An element that asks for the page of an anchor, as the stage that prints knows it. */
const PAGE_OF = /(<[a-z][^<>]*?\s)data-page-of="([^"<>]+)"([^<>]*>)[^<]*(?=<\/)/gi;

/**
 * Gives the page of a briefing the form of an attachment: type area, label, title, page numbers that run on.
 *
 * Source: GB/T 9704—2012, 7.3.7 and 8.
 */
export function toMemoForm(html: string, form: MemoForm, set: MemoSet): string {
  const { label, head, numbers } = form;
  const landscape = isLandscape(html);
  const blank = form.beginsEven ? '<div style="break-after: page"></div>' : "";
  const top = set.templates.fill("attachment-top.hbs", { label, title: head.lines });
  const numbered = numbers ? fillNumbers(html, numbers) : html;
  return numbered
    .replace("</head>", () => `<style>\n${stylesFor(landscape, set)}\n</style>\n</head>`)
    .replace(/<body[^>]*>/, (body) => body + blank + top);
}

/** Words on the page may say the same, also those that a style sheet quotes. */
function isLandscape(html: string): boolean {
  const styles = Array.from(html.matchAll(/<style>(.*?)<\/style>/gs), ([, css = ""]) => css);
  const rules = styles.join("\n").replace(/"(?:[^"\\]|\\.)*"/gs, "");
  return /\bsize:\s*A4\s+landscape\b/.test(rules);
}

/** True where a second print is needed once it is known where the attachment stands. */
export function asksForPages(html: string): boolean {
  PAGE_OF.lastIndex = 0;
  return PAGE_OF.test(html);
}

function fillNumbers(
  html: string,
  { firstPage, pageByAnchor }: NonNullable<MemoForm["numbers"]>,
): string {
  const offset = firstPage - 1;
  return html.replace(PAGE_OF, (_, before: string, anchor: string, after: string) => {
    const page = pageByAnchor[anchor];
    if (page === undefined) throw new Error(`The contents name "${anchor}", which has no page`);
    return `${before}data-numbered="${anchor}"${after}${page + offset}`;
  });
}

function stylesFor(landscape: boolean, { fontFaces, styleByName, isDuplex }: MemoSet): string {
  const names = [
    "attachment",
    "briefing",
    ...(landscape ? ["briefing-landscape"] : []),
    ...(isDuplex ? [landscape ? "briefing-landscape-duplex" : "duplex"] : []),
  ];
  return [fontFaces, ...names.map((name) => styleByName.get(name) ?? "")].join("\n");
}
