import { isMap, isNode, isScalar, isSeq, parseDocument } from "yaml";
import { formatText } from "../../dataset/import/text.ts";
import type { YamlSource } from "../../dataset/yaml-source.ts";
import { type Flow, type FlowMap, formatFlow, toFlow } from "./flow.ts";
import { FIELDS } from "./line.ts";
import { formatCandidate } from "./write.ts";

/** What a person decides, or nothing to leave it open again. */
interface Decision {
  readonly decision: "accept" | "reject" | null;
  readonly by: string | null;
  /** ISO date. */
  readonly at: string;
}

type Range = readonly [from: number, to: number];

/** Where a candidate stands in the text of the file; null where there is none. */
export function rangeOfLine(text: string, source: YamlSource, index: number): Range | null {
  const range = rangeByLines(text, source, index) ?? rangeInWhole(text, index);
  if (!range) return null;
  // Of a mapping without braces the end of its last line is part.
  const [from, to] = range;
  return [from, from + text.slice(from, to).trimEnd().length];
}

/** As `rangeInWhole`, by the lines of the candidate alone, which are soon read; null where that is not sure. */
function rangeByLines(text: string, source: YamlSource, index: number): Range | null {
  const start = source.at(["candidates", index]);
  const next = source.at(["candidates", index + 1]);
  if (next.line <= start.line) return null;
  const lines = text.split("\n");
  const offsetOf = (line: number) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = offsetOf(start.line) + start.col - 1;
  const { contents, errors } = parseDocument(text.slice(from, offsetOf(next.line)));
  const isSure = text[from] === "{" && isMap(contents) && errors.length === 0;
  return isSure && contents.range ? [from, from + contents.range[1]] : null;
}

function rangeInWhole(text: string, index: number): Range | null {
  const lines = parseDocument(text).get("candidates", true);
  const range = isSeq(lines) && isMap(lines.items[index]) ? lines.items[index].range : null;
  return range ? [range[0], range[1]] : null;
}

/** Writes a candidate anew; nothing else in the file changes. */
export function putLine(text: string, [from, to]: Range, line: FlowMap): string {
  return text.slice(0, from) + formatCandidate(inOrder(line)) + text.slice(to);
}

const FIRST = ["decision", "by", "at", ...FIELDS, "proposed"];

function inOrder(line: FlowMap): FlowMap {
  const keys = [...FIRST.filter((key) => key in line), ...Object.keys(line)];
  return Object.fromEntries([...new Set(keys)].map((key) => [key, line[key] as Flow]));
}

/** The line with a decision, and with who made it when; an open one has neither. */
export function withDecision(line: FlowMap, { decision, by, at }: Decision): FlowMap {
  const { by: _, at: __, ...rest } = line;
  if (decision === null) return { ...rest, decision: NOTHING };
  return { ...rest, decision, ...(by === null ? {} : { by }), at: { plain: at } };
}

const NOTHING = { plain: "" };

/** Writes keys of the head anew, or before the first list where they are not there; those that are undefined go. */
export function putHead(text: string, values: Readonly<Record<string, unknown>>): string {
  let changed = text;
  for (const [key, value] of Object.entries(values))
    changed = putKey(changed, key, value === undefined ? null : toFlow(value));
  return changed;
}

function putKey(text: string, key: string, value: Flow | null): string {
  const { contents } = parseDocument(text);
  const pairs = isMap(contents) ? contents.items : [];
  const pairOf = (name: string) =>
    pairs.find(({ key: own }) => isScalar(own) && own.value === name);
  const written = value && `${formatText(key)}: ${formatFlow(value)}`.trimEnd();
  const pair = pairOf(key);
  const [from, end] = [startOf(pair?.key), endOf(pair?.value) ?? endOf(pair?.key)];
  if (from === null || end === null) {
    if (written === null) return text;
    const at = startOf(pairOf("candidates")?.key) ?? text.length;
    return `${text.slice(0, at)}${written}\n${text.slice(at)}`;
  }
  const rest = text.slice(end);
  if (written === null) return text.slice(0, from) + rest.replace(/^\n/, "");
  return text.slice(0, from) + written + (text[end - 1] === "\n" ? "\n" : "") + rest;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function endOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[1] ?? null) : null;
}
