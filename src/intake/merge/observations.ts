import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { type FlowMap, formatFlow } from "../file/flow.ts";
import { type Insertion, indentAt, insertInto, linesAfter } from "./text.ts";

/** Figures to be added, by indicator. */
type Additions = ReadonlyMap<string, readonly FlowMap[]>;

/** A new file of figures. */
export function newObservations(region: string, document: string, additions: Additions): string {
  const head = "# yaml-language-server: $schema=../schemas/observations.schema.json\n";
  const lists = [...additions].map(([indicator, figures]) =>
    listOf(indicator, figures, STEP, STEP.repeat(2)).map((line) => `${line}\n`),
  );
  return `${head}region: ${region}\ndocument: ${document}\nfigures:\n${lists.flat().join("")}`;
}

/** One step of indentation. */
const STEP = "  ";

function listOf(
  indicator: string,
  figures: readonly FlowMap[],
  ofKey: string,
  ofItem: string,
): readonly string[] {
  return [`${ofKey}${indicator}:`, ...figures.map((one) => `${ofItem}- ${formatFlow(one)}`)];
}

/**
 * Adds figures to a file, each behind those of its indicator; no other line changes, and comments stay.
 *
 * A file with its lists between brackets is written anew by the YAML library, which keeps its comments.
 */
export function addToObservations(text: string, additions: Additions): string {
  const document = parseDocument(text);
  const figures = document.get("figures", true);
  if (!isMap(figures) || figures.flow || figures.items.some(({ value }) => isFlowList(value)))
    return addByLibrary(text, additions);
  const insertions = [...additions].map(([indicator, added]) =>
    insertionFor(indicator, added, text, figures),
  );
  return insertInto(text, insertions);
}

function isFlowList(value: unknown): boolean {
  return !isSeq(value) || value.flow === true || value.items.length === 0;
}

function insertionFor(
  indicator: string,
  added: readonly FlowMap[],
  text: string,
  figures: YAMLMap,
): Insertion {
  const list = figures.get(indicator, true) as YAMLSeq | undefined;
  const last = (list ?? (figures.items.at(-1) as Pair<unknown, YAMLSeq>).value)?.items.at(-1);
  const item = last as { readonly range: readonly number[] };
  const ofItem = indentAt(text, item.range[0] ?? 0);
  const first = figures.items[0]?.key;
  const ofKey = indentAt(text, (isScalar(first) && first.range?.[0]) || 0);
  const lines = listOf(indicator, added, ofKey, ofItem);
  return linesAfter(text, item.range[1] ?? 0, list ? lines.slice(1) : lines);
}

function addByLibrary(text: string, additions: Additions): string {
  const document = parseDocument(text);
  for (const [indicator, added] of additions) {
    for (const figure of added) {
      const node = parseDocument(formatFlow(figure)).contents;
      if (document.hasIn(["figures", indicator])) document.addIn(["figures", indicator], node);
      else document.setIn(["figures", indicator], document.createNode([node]));
    }
  }
  return document.toString({ lineWidth: 0 });
}
