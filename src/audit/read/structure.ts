/** The part of the structure tree that stands on one page. */
export interface Structure {
  /** In reading order. */
  readonly headings: readonly Heading[];
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];
  readonly links: readonly TaggedLink[];
  /** Stretches of running text, e.g. a paragraph, a cell; none within a figure. */
  readonly blocks: readonly Block[];
  /** Numbers of all marked content, in reading order. */
  readonly content: readonly number[];
}

interface Heading {
  readonly level: number;
  readonly content: readonly number[];
}

interface Figure {
  /** True where it, or every figure within it, has alternative text. */
  readonly hasAlt: boolean;
  /** Its own alternative text; empty where it has none. */
  readonly alt: string;
  readonly content: readonly number[];
}

export interface Table {
  readonly rows: number;
  readonly headCells: number;
  /** Numbers of marked content that stands in the table or a row of it, outside of any cell. */
  readonly outsideCells: readonly number[];
  readonly content: readonly number[];
}

interface TaggedLink {
  /** True where an annotation or another object belongs to the tag. */
  readonly isAlive: boolean;
  readonly content: readonly number[];
}

interface Block {
  readonly content: readonly number[];
}

/** A node as the library gives it: an element, or a piece of content or an object in one. */
interface RawNode {
  readonly role?: string;
  readonly children?: readonly RawNode[];
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
}

/** Reads the tree of one page; everything is empty where there is none. */
export function readStructure(tree: unknown): Structure {
  const structure = {
    headings: [] as Heading[],
    figures: [] as Figure[],
    tables: [] as Table[],
    links: [] as TaggedLink[],
    blocks: [] as { content: number[] }[],
    content: tree ? contentOf(tree as RawNode) : [],
  };
  if (tree) visit(tree as RawNode, null, structure);
  return structure;
}

interface Collected {
  readonly headings: Heading[];
  readonly figures: Figure[];
  readonly tables: Table[];
  readonly links: TaggedLink[];
  readonly blocks: { content: number[] }[];
}

// Elements that hold running text. Others only hold these, or are a part of their lines.
const RUNNING = /^(P|H|H[1-6]|TD|TH|Caption|LI|LBody|Lbl|TOCI|BlockQuote|Note|Title|Reference)$/;
// Types that the browser gives to a box in a line as well as to a box around paragraphs.
const GENERIC = /^(Div|NonStruct)$/;
const HEADING = /^H([1-6])$/;

/** Goes through the tree; `block` is the running text around the node, null outside of any. */
function visit(node: RawNode, block: { content: number[] } | null, into: Collected): void {
  const { role, children = [] } = node;
  if (role === undefined) {
    const number = contentNumber(node);
    if (number !== null) block?.content.push(number);
    return;
  }
  collect(node, role, into);
  // The labels of a drawing are not lines of running text, so that no line breaks are checked in a figure.
  if (role === "Figure" && node.alt) return;
  // Outside of running text nothing tells which generic boxes form one text, so that each is a block of its own.
  const isApart = block === null && GENERIC.test(role);
  const inner = isApart || RUNNING.test(role) ? { content: [] } : block;
  if (inner && inner !== block) into.blocks.push(inner);
  for (const child of children)
    visit(child, isApart && GENERIC.test(child.role ?? "") ? null : inner, into);
}

function collect(node: RawNode, role: string, into: Collected): void {
  const level = HEADING.exec(role)?.[1];
  if (level) into.headings.push({ level: Number(level), content: contentOf(node) });
  if (role === "Figure")
    into.figures.push({ hasAlt: hasAlt(node), alt: node.alt ?? "", content: contentOf(node) });
  if (role === "Table")
    into.tables.push({
      rows: countOf(node, "TR"),
      headCells: countOf(node, "TH"),
      outsideCells: outsideCells(node),
      content: contentOf(node),
    });
  if (role === "Link") into.links.push({ isAlive: holdsObject(node), content: contentOf(node) });
}

function hasAlt(figure: RawNode): boolean {
  if (figure.alt?.trim()) return true;
  const inner = figuresIn(figure);
  return inner.length > 0 && inner.every(hasAlt);
}

/** The outermost figures within a node. */
function figuresIn({ children = [] }: RawNode): readonly RawNode[] {
  return children.flatMap((child) => (child.role === "Figure" ? [child] : figuresIn(child)));
}

/** How many elements of a role a table has, without the tables in it. */
function countOf({ children = [] }: RawNode, role: string): number {
  return children.reduce(
    (sum, child) =>
      sum + (child.role === role ? 1 : 0) + (child.role === "Table" ? 0 : countOf(child, role)),
    0,
  );
}

function outsideCells({ children = [] }: RawNode): readonly number[] {
  return children.flatMap((child) => {
    if (/^(TR|THead|TBody|TFoot)$/.test(child.role ?? "")) return outsideCells(child);
    const number = child.role === undefined ? contentNumber(child) : null;
    return number === null ? [] : [number];
  });
}

function holdsObject(node: RawNode): boolean {
  return (
    node.type === "object" || node.type === "annotation" || (node.children ?? []).some(holdsObject)
  );
}

function contentOf(node: RawNode): readonly number[] {
  const number = contentNumber(node);
  return number !== null ? [number] : (node.children ?? []).flatMap(contentOf);
}

/** Number of a piece of marked content, e.g. 12 of `p18R_mc12`; null for any other node. */
function contentNumber({ type, id }: RawNode): number | null {
  const digits = type === "content" ? /_mc(\d+)$/.exec(id ?? "")?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}
