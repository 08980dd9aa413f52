import type { MemoSet } from "./page.ts";
import type { AttachmentHead } from "./view/model.ts";

/** How a briefing is set as an attachment. */
export interface MemoForm {
  readonly label: string;
  readonly head: AttachmentHead;
  /** True where it begins on an even page: for the right margins it is printed after a page that is taken out again. */
  readonly beginsEven: boolean;
  /** Where its first page stands in the memo, and its own page numbers; null where neither is known yet. */
  readonly numbers: { readonly firstPage: number; readonly pageByAnchor: PageByAnchor } | null;
}

type PageByAnchor = Readonly<Record<string, number>>;

/** An element that asks for the page of an anchor, as in `pdf/print/contents.ts`. */
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

/** Tells whether the style sheets set A4 landscape; text of the page and strings quoted in CSS do not count. */
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
