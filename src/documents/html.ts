import type { DefaultTreeAdapterTypes } from "parse5";
import { MAX_COLUMNS } from "./bounds.ts";
import { joinLines } from "./join.ts";
import type { Block, Table, TableCell } from "./model.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What no reader of a page sees. */
const UNSEEN = new Set(
  ["head", "script", "style", "noscript", "template", "svg", "iframe", "object", "textarea"].concat(
    ["select", "button"],
  ),
);

/** What stands in a line with the words around it; anything else begins a line of its own. */
const INLINE = new Set(
  ["a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i"]
    .concat(["ins", "kbd", "label", "mark", "o:p", "q", "ruby", "s", "samp", "small", "span"])
    .concat(["strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img"]),
);

/** Elements within elements beyond which no page of a person goes. */
const MAX_DEPTH = 500;

/** Reads a page: what is seen of it, paragraphs as lines and tables as grids. */
export async function readHtml(html: string): Promise<readonly Block[]> {
  const { parse } = await import("parse5");
  const reader = new Reader();
  reader.take(parse(html), 0);
  return reader.blocks();
}

/** Collects the lines of elements, and the tables between them. */
class Reader {
  readonly #blocks: Block[] = [];
  #line = "";
  #pictures = 0;

  blocks(): readonly Block[] {
    this.#endLine();
    return this.#blocks;
  }

  take(node: Node, depth: number): void {
    if (node.nodeName === "#text" && "value" in node) this.#line += node.value;
    else if ("tagName" in node) this.#takeElement(node, depth);
    else if ("childNodes" in node) this.#takeAll(node.childNodes, depth);
  }

  #takeElement(element: Element, depth: number): void {
    if (depth > MAX_DEPTH || isUnseen(element)) return;
    if (isPicture(element)) this.#pictures++;
    const isInline = INLINE.has(element.tagName);
    if (!isInline) this.#endLine();
    const table = element.tagName === "table" ? tableOf(element) : null;
    if (table) this.#blocks.push({ kind: "table", table });
    else this.#takeAll(element.childNodes, depth);
    if (!isInline) this.#endLine();
  }

  #takeAll(nodes: readonly Node[], depth: number): void {
    for (const node of nodes) this.take(node, depth + 1);
  }

  #endLine(): void {
    const text = collapse(this.#line);
    if (text !== "") this.#blocks.push({ kind: "paragraph", text });
    this.#line = "";
    // A picture within a line stands behind it.
    for (; this.#pictures > 0; this.#pictures--) this.#blocks.push({ kind: "picture" });
  }
}

/** White space of the file's own layout is one space; a line break between Chinese characters is none. */
function collapse(text: string): string {
  return joinLines(text.split(/[\t\f\r ]*\n\s*/))
    .replace(/[\t\f\r ]+/g, " ")
    .trim();
}

function isUnseen({ tagName, attrs }: Element): boolean {
  if (UNSEEN.has(tagName)) return true;
  return attrs.some(
    ({ name, value }) =>
      name === "hidden" || (name === "style" && /display\s*:\s*none/i.test(value)),
  );
}

/** Lower and narrower ones are signs of a site, no tables. */
const SMALLEST_PICTURE = 100;

function isPicture({ tagName, attrs }: Element): boolean {
  const isSmall = attrs.some(
    ({ name, value }) =>
      (name === "width" || name === "height") && Number.parseInt(value, 10) < SMALLEST_PICTURE,
  );
  return tagName === "img" && !isSmall;
}

/** Reads a table; null where it only arranges a page: one within which tables stand, or of a single column. */
function tableOf(element: Element): Table | null {
  const rows = descendants(element, "tr");
  if (descendants(element, "table").length > 0) return null;
  const table = gridOf(rows);
  return table.columns > 1 ? table : null;
}

function gridOf(rows: readonly Element[]): Table {
  const cells: TableCell[] = [];
  /** Column → the first row that no cell from above reaches. */
  const freeFrom: number[] = [];
  for (const [row, element] of rows.entries()) {
    let column = 0;
    for (const cell of element.childNodes.filter(isCell)) {
      while ((freeFrom[column] ?? 0) > row) column++;
      const columnSpan = Math.min(spanOf(cell, "colspan"), MAX_COLUMNS - column);
      if (columnSpan < 1) break;
      const rowSpan = Math.min(spanOf(cell, "rowspan"), rows.length - row);
      freeFrom.length = Math.max(freeFrom.length, column + columnSpan);
      freeFrom.fill(row + rowSpan, column, column + columnSpan);
      const text = collapse(textOf(cell));
      cells.push({ row, column, rowSpan, columnSpan, text, address: null });
      column += columnSpan;
    }
  }
  return { rows: rows.length, columns: freeFrom.length, cells };
}

function isCell(node: Node): node is Element {
  return node.nodeName === "td" || node.nodeName === "th";
}

/** How many rows or columns a cell takes; `rowspan="0"`, all that are left, is so rare that it counts as one. */
function spanOf({ attrs }: Element, attribute: "rowspan" | "colspan"): number {
  const written = Number.parseInt(attrs.find(({ name }) => name === attribute)?.value ?? "1", 10);
  return Number.isNaN(written) ? 1 : Math.min(Math.max(1, written), 65_534);
}

function descendants(element: Element, tagName: string): readonly Element[] {
  const found: Element[] = [];
  const open: Node[] = [...element.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === tagName) found.push(node as Element);
    if ("childNodes" in node) open.push(...[...node.childNodes].reverse());
  }
  return found;
}

/** What is seen of a cell; its paragraphs stand below each other, which a line of text has no room for. */
function textOf(cell: Element): string {
  const reader = new Reader();
  for (const node of cell.childNodes) reader.take(node, 0);
  return joinLines(reader.blocks().map((block) => (block.kind === "paragraph" ? block.text : "")));
}
