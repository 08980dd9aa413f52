import MarkdownIt, { type Token } from "markdown-it";
import { findCharacterFaults } from "../dataset/characters/faults.ts";
import { findUnprintable } from "../dataset/printable.ts";
import { linesOf } from "./body-lines.ts";
import type { BodyText } from "./body-text.ts";
import type { Block, HeadingLevel } from "./model.ts";
import { splitReferences } from "./references.ts";

/** Parses more than a memo may hold, e.g. tables and HTML, so that these can be reported. */
const markdown = new MarkdownIt({ html: true });

/** What official memos do without, and what to write instead. */
const INSTEAD_BY_TOKEN: Readonly<Record<string, string>> = {
  bullet_list_open: "write paragraphs, or headings for numbered parts",
  ordered_list_open: "write # to #### for 一、 （一） 1. （1）; they are numbered for you",
  strong_open: "official memos have no bold text; leave out the **",
  em_open: "official memos have no italics; leave out the *",
  image: "attach it as a PDF file",
  table_open: "attach it as a briefing or a PDF file",
};

/** The number of a heading, which the layout adds itself. */
const NUMBERED = /^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、]|（\d+）)/u;

/**
 * Reads a body: paragraphs, and headings of four levels.
 *
 * Errors: `unsupported-markdown`; those of `findCharacterFaults` and `findUnprintable`; `too-deep-heading`; `numbered-heading` where a number is written by hand;
 * `no-paragraph` where there are only headings.
 */
export function parseBody(body: BodyText): readonly Block[] {
  const lines = linesOf(body.text);
  const blocks: Block[] = [];
  let opener: Token | null = null;
  let refused: Token | null = null;
  for (const token of markdown.parse(lines.map(({ text }) => text).join("\n"), {})) {
    const at = lines[token.map?.[0] ?? 0]?.at ?? 0;
    // Tokens inside a refused element are not reported again.
    if (refused) refused = token.nesting === -1 && token.level === refused.level ? null : refused;
    else if (token.type === "heading_open" || token.type === "paragraph_open") opener = token;
    else if (token.type === "inline" && opener) blocks.push(...blockOf(token, opener, body, at));
    else if (!token.type.endsWith("_close") && token.type !== "inline") {
      refuse(token, body, at);
      if (token.nesting === 1) refused = token;
    }
  }
  if (!blocks.some(({ kind }) => kind === "paragraph")) {
    body.report("error", "no-paragraph", 0, "The body has no paragraph.");
  }
  return blocks;
}

function blockOf(inline: Token, opener: Token, body: BodyText, at: number): readonly Block[] {
  const content = splitReferences(textOf(inline, body, at));
  if (opener.type === "paragraph_open") return [{ kind: "paragraph", content }];
  const level = Number(opener.tag.slice(1));
  if (level > 4) {
    const message = `This heading is of level ${level}; expected # to ####.`;
    body.report("error", "too-deep-heading", at, message);
  }
  if (NUMBERED.test(inline.content)) {
    const message = `The heading "${inline.content.slice(0, 20)}" is numbered by hand.`;
    body.report(
      "error",
      "numbered-heading",
      at,
      message,
      "delete the number; it is written for you",
    );
  }
  return [{ kind: "heading", level: level as HeadingLevel, content }];
}

/** Joins the lines of a paragraph: by a space between ASCII characters, else by nothing. */
function textOf(inline: Token, body: BodyText, at: number): string {
  let text = "";
  for (const child of inline.children ?? []) {
    if (child.type === "text" || child.type === "text_special") text += child.content;
    else if (child.type === "softbreak") text += "\n";
    else if (!child.type.endsWith("_close")) refuse(child, body, at);
  }
  reportReferenced(text, inline.content, body, at);
  // Spaces may also be written as references, e.g. &emsp;.
  return text
    .trim()
    .replace(/(?<=[!-~])\n(?=[!-~])/g, " ")
    .replace(/\n/g, "");
}

/** Reports characters that no text may hold, written as references such as `&#8238;`; others are found in the file. */
function reportReferenced(text: string, written: string, body: BodyText, at: number): void {
  const faults = [...findCharacterFaults(text, "`body`"), ...findUnprintable(text)];
  for (const { character, code, message, hint } of faults) {
    if (!written.includes(character)) body.report("error", code, at, message, hint);
  }
}

function refuse({ type }: Token, body: BodyText, at: number): void {
  const name = type.replace(/_open$/, "").replaceAll("_", " ");
  const message = `Here is Markdown that a memo has no form for: ${name}.`;
  body.report("error", "unsupported-markdown", at, message, INSTEAD_BY_TOKEN[type]);
}
