import type { RawFile } from "../../raw/file.ts";
import { unpack } from "../../raw/filters.ts";
import { parseValue } from "../../raw/parse.ts";
import {
  isKeyed,
  isList,
  isOf,
  type Keyed,
  nameOf,
  type Stream,
  type Value,
} from "../../raw/value.ts";
import { openScope, type Scope } from "./scope.ts";

/** What is told of a content stream while it is followed. */
export interface Listener {
  /** The structure element that a number of marked content leads to, on a page or in a form. */
  elementOf(owner: Keyed, number: number): Keyed | null;
  operator?(word: string, operands: readonly Value[], saved: number): void;
  /** Marked content begins; its outer scope is `scope.outer`. */
  opened?(scope: Scope): void;
  drawn?(what: "text" | "picture" | "path", scope: Scope | null): void;
  /** A font shows text in a rendering mode; 3 is invisible. */
  shown?(font: Keyed, bytes: string, mode: number): void;
  formDrawn?(form: Stream): void;
}

interface State {
  readonly font: Keyed | null;
  readonly mode: number;
}

/** One content stream on its way: a page, a form or an appearance. */
interface Run {
  readonly file: RawFile;
  readonly listener: Listener;
  readonly owner: Keyed;
  readonly resources: Value;
  readonly forms: ReadonlySet<Keyed>;
  scope: Scope | null;
  state: State;
  readonly saved: State[];
  operands: Value[];
}

const PATHS = new Set("f F f* B B* b b* S s sh".split(" "));

/** Follows the operators of a content stream, and of the forms that it draws, in their order. */
export function followContent(
  file: RawFile,
  content: string,
  owner: Keyed,
  listener: Listener,
): void {
  const resources = file.at(owner, "Resources");
  const state = { font: null, mode: 0 };
  const forms = new Set<Keyed>();
  follow(content, {
    file,
    listener,
    owner,
    resources,
    forms,
    scope: null,
    state,
    saved: [],
    operands: [],
  });
}

function follow(text: string, run: Run): void {
  for (let at = 0, parsed = parseValue(text, at); parsed; parsed = parseValue(text, at)) {
    at = parsed.next;
    if (!isOf(parsed.value, "word")) {
      run.operands.push(parsed.value);
      continue;
    }
    const { word } = parsed.value;
    if (word === "ID") at = endOfPicture(text, at);
    run.listener.operator?.(word, run.operands, run.saved.length);
    if (PATHS.has(word)) run.listener.drawn?.("path", run.scope);
    else OPERATORS[word]?.(run);
    run.operands = [];
  }
}

const OPERATORS: Readonly<Record<string, (run: Run) => void>> = {
  q: (run) => run.saved.push(run.state),
  Q: (run) => {
    run.state = run.saved.pop() ?? run.state;
  },
  Tf: (run) => {
    const font = run.file.at(run.resources, "Font", nameOf(run.operands.at(-2)));
    run.state = { ...run.state, font: isKeyed(font) ? font : null };
  },
  Tr: (run) => {
    run.state = { ...run.state, mode: Number(run.operands.at(-1) ?? 0) };
  },
  gs: (run) => {
    const [font] = listAt(
      run.file.at(run.resources, "ExtGState", nameOf(run.operands.at(-1)), "Font"),
    );
    const held = run.file.follow(font);
    if (isKeyed(held)) run.state = { ...run.state, font: held };
  },
  BMC: (run) => open(run, nameOf(run.operands.at(-1)), null),
  BDC: (run) => {
    const list = run.operands.at(-1);
    const held = isKeyed(list) ? list : run.file.at(run.resources, "Properties", nameOf(list));
    open(run, nameOf(run.operands.at(-2)), isKeyed(held) ? held : null);
  },
  EMC: (run) => {
    run.scope = run.scope?.outer ?? null;
  },
  EI: (run) => run.listener.drawn?.("picture", run.scope),
  Tj: show,
  TJ: show,
  "'": show,
  '"': show,
  Do: draw,
};

function open(run: Run, tag: string, properties: Keyed | null): void {
  const number = run.file.at(properties ?? undefined, "MCID");
  const element = typeof number === "number" ? run.listener.elementOf(run.owner, number) : null;
  run.scope = openScope(run.scope, { tag, properties, element });
  run.listener.opened?.(run.scope);
}

function show({ listener, scope, state: { font, mode }, operands }: Run): void {
  listener.drawn?.("text", scope);
  const shown = operands.at(-1);
  if (font === null || listener.shown === undefined) return;
  if (isOf(shown, "text")) listener.shown(font, shown.bytes, mode);
  if (isList(shown))
    for (const part of shown) if (isOf(part, "text")) listener.shown(font, part.bytes, mode);
}

function draw(run: Run): void {
  const drawn = run.file.at(run.resources, "XObject", nameOf(run.operands.at(-1)));
  if (!isOf(drawn, "stream")) return;
  if (nameOf(run.file.at(drawn, "Subtype")) === "Image") {
    run.listener.drawn?.("picture", run.scope);
    return;
  }
  run.listener.formDrawn?.(drawn);
  if (run.forms.has(drawn)) return;
  const own = run.file.at(drawn, "Resources");
  const resources = isKeyed(own) ? own : run.resources;
  const forms = new Set(run.forms).add(drawn);
  follow(unpack(drawn) ?? "", { ...run, owner: drawn, resources, forms, saved: [], operands: [] });
}

/** Finds the end of an inline image: its bytes, from `ID` to `EI`, are no operators. */
function endOfPicture(text: string, at: number): number {
  const end = text.slice(at).search(/\sEI(?=\s|$)/);
  return end < 0 ? text.length : at + end;
}

function listAt(value: Value): readonly Value[] {
  return isList(value) ? value : [];
}

/** The content streams of a page, joined. */
export function contentOf(file: RawFile, page: Keyed): string {
  const contents = file.at(page, "Contents");
  const parts = isList(contents) ? contents.map(file.follow) : [contents];
  return parts.map((part) => (isOf(part, "stream") ? (unpack(part) ?? "") : "")).join("\n");
}
