import type { Dataset, Figure } from "../dataset/model.ts";
import { type Quantity, quantitiesIn } from "../dataset/printed/quantity.ts";
import { indexUnits } from "../dataset/printed/unit-index.ts";
import type { ReadText } from "../documents/model.ts";
import { groupBy } from "../group-by.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { candidateOf, type Reader } from "./candidate.ts";
import { type Confidence, MEASURED } from "./confidence.ts";
import { withDoubts } from "./doubts/doubts.ts";
import { ignoredBy } from "./ignored/ignored.ts";
import { linkStatements } from "./link.ts";
import type { Candidate, Ignored, Reading, Span, Unread } from "./model.ts";
import { type IndicatorName, indexNames } from "./name-index.ts";
import { spanOf } from "./offsets.ts";
import { cellCandidate } from "./rows.ts";
import { statableScopes } from "./scopes.ts";
import { statementsIn } from "./statements.ts";
import { type TableOptions, type TableReading, tableReader } from "./table/model.ts";
import { readWide } from "./table/wide.ts";
import type { Years } from "./when.ts";

/** What a document is read with. */
export type Known = Pick<Dataset, "indicatorById" | "unitById" | "basisById" | "scopeById">;

/** Every name that an indicator has: its own, the short one, and those that documents taught. */
export function namesOf({ indicatorById }: Pick<Known, "indicatorById">): readonly IndicatorName[] {
  return [...indicatorById.values()].flatMap(({ id, name, short, aliases }) =>
    [...new Set([name.zh, short.zh, ...aliases])].map((one) => ({ indicator: id, name: one })),
  );
}

interface ReadingOptions {
  readonly names?: readonly IndicatorName[];
  readonly confidence?: Confidence;
  /** What other documents say of the same region: a second witness. */
  readonly others?: readonly Figure[];
  /** What tables of many places are read with; without it they are read as any table. */
  readonly tables?: TableOptions;
}

/** A reading, and that of its tables of many places, each with its mapping. */
export interface ReadingOfAll extends Reading {
  readonly tables: readonly TableReading[];
}

/**
 * Reads a document: every number in digits becomes a candidate, is left aside by a rule, or is told as unread.
 *
 * Shape: the lists are in the order of the document; the same text and names give the same reading.
 */
export function readDocument(
  document: ReadText,
  years: Years,
  known: Known,
  { names = namesOf(known), confidence = MEASURED, others = [], tables }: ReadingOptions = {},
): ReadingOfAll {
  const units = indexUnits(known.unitById);
  const [index, scopes] = [indexNames(names), statableScopes(known.scopeById)];
  const reader: Reader = { ...known, years, units, confidence, index, scopes };
  const read = tables ? readWide(document, tableReader(reader, tables)) : NO_TABLES(document);
  const blocks = blocksOf(read.rest).map((block) => readBlock(block, document.text, reader));
  const all = [...blocks, ...read.tables];
  const found = inOrder(all.flatMap((one): readonly Candidate[] => one.candidates));
  // Numbers of different places are no witnesses for each other.
  const othersByPlace = groupBy(others, ({ region }) => region);
  const byPlace = groupBy(found, ({ region }) => region ?? tables?.home ?? "");
  const candidates = inOrder(
    [...byPlace].flatMap(([place, own]) => {
      const told = tables ? (othersByPlace.get(place) ?? []) : others;
      return withDoubts(own, { ...reader, document: document.text, others: told });
    }),
  );
  const ignored = inOrder(all.flatMap((one) => one.ignored));
  const unread = inOrder(all.flatMap((one) => one.unread));
  const numbers = candidates.length + ignored.length + unread.length;
  return { numbers, candidates, ignored, unread, tables: read.tables };
}

const NO_TABLES = (document: ReadText) => ({ tables: [], rest: document });

function inOrder<T extends Span>(list: readonly T[]): readonly T[] {
  return [...list].sort((left, right) => left.start - right.start);
}

type BlockReading = Omit<Reading, "numbers">;

function readBlock(block: Block, document: string, reader: Reader): BlockReading {
  const quantities = quantitiesIn(block.text, reader.units).filter(({ form }) => form === "digits");
  if (block.kind === "text") return readText(block, quantities, document, reader);
  if (block.kind === "cell") return readCell(block, quantities, document, reader);
  const ignored = quantities.map((one) => ({ ...placed(one, block, document), rule: block.where }));
  return { candidates: [], ignored, unread: [] };
}

/** A cell states one number; in a table whose columns say no year, no rule can tell what. */
function readCell(
  block: Extract<Block, { kind: "cell" }>,
  [first, ...others]: readonly Quantity[],
  document: string,
  reader: Reader,
): BlockReading {
  if (!first) return { candidates: [], ignored: [], unread: [] };
  const candidate = cellCandidate(block, first, reader);
  const at = placed(first, block, document);
  const { text, start, end } = at;
  return {
    candidates: candidate ? [{ ...candidate, text, start, end }] : [],
    ignored: others.map((one) => ({ ...placed(one, block, document), rule: "table-cell" })),
    unread: candidate ? [] : [at],
  };
}

type TextBlock = Extract<Block, { kind: "text" }>;

function readText(
  block: TextBlock,
  quantities: readonly Quantity[],
  document: string,
  reader: Reader,
): BlockReading {
  const { text, section } = block;
  const ignored: Ignored[] = [];
  const stated = quantities.filter((quantity) => {
    const rule = ignoredBy(text, quantity, section.isPlan);
    if (rule !== null) ignored.push({ ...placed(quantity, block, document), rule });
    return rule === null;
  });
  const linked = linkStatements(text, statementsIn(text, stated), reader);
  const unread: Unread[] = [];
  const candidates = linked.flatMap((one) => {
    const at = placed(one.statement.quantity, block, document);
    const candidate = candidateOf(one, block, reader);
    if (!candidate) unread.push(at);
    return candidate ? [{ ...candidate, text: at.text, start: at.start, end: at.end }] : [];
  });
  return { candidates, ignored, unread };
}

/** A number as it stands in the document, where it stands there. */
function placed({ start, end }: Quantity, block: Block, document: string): Unread {
  const span = spanOf(block, start, end);
  const section =
    block.kind === "rest" ? null : block.kind === "cell" ? block.row.path : block.section.path;
  return { text: document.slice(span.start, span.end), section, ...span };
}
