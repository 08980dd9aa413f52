import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import { formatText } from "../../dataset/import/text.ts";
import { groupBy } from "../../group-by.ts";
import type { IndicatorName } from "../name-index.ts";
import { type Insertion, indentAt, insertInto, linesAfter } from "./text.ts";

/** Adds names that documents taught to the `aliases` of their indicators in indicators.yaml; no other line changes. */
export function addAliases(text: string, names: readonly IndicatorName[]): string {
  const { contents } = parseDocument(text);
  if (!isMap(contents) || names.length === 0) return text;
  const insertions = [...groupBy(names, ({ indicator }) => indicator)].flatMap(([id, own]) => {
    const entry = contents.get(id, true);
    const list = own.map(({ name }) => formatText(name));
    return isMap(entry) ? insertionFor(entry, list, text) : [];
  });
  return insertInto(text, insertions);
}

/** Behind the aliases that there are, or else a new line behind the names. */
function insertionFor(
  entry: YAMLMap,
  names: readonly string[],
  text: string,
): readonly Insertion[] {
  const aliases = entry.get("aliases", true);
  const last = isSeq(aliases) ? (aliases.items.at(-1) as Ranged | undefined) : undefined;
  if (isSeq(aliases) && last) {
    const [start = 0, end = 0] = last.range;
    if (aliases.flow) return [{ at: end, text: names.map((name) => `, ${name}`).join("") }];
    const indent = indentAt(text, start);
    return [
      linesAfter(
        text,
        end,
        names.map((name) => `${indent}- ${name}`),
      ),
    ];
  }
  if (aliases !== undefined) return [];
  const pair = entry.items.findLast(({ key }) => isScalar(key) && isName(key.value));
  const key = pair?.key as Ranged | undefined;
  if (!pair || !key) return [];
  const line = `${indentAt(text, key.range[0] ?? 0)}aliases: [${names.join(", ")}]`;
  const end = endOf(pair.value);
  return entry.flow ? [{ at: end, text: `, ${line.trim()}` }] : [linesAfter(text, end, [line])];
}

interface Ranged {
  readonly range: readonly number[];
}

/** Where a value ends: that of a mapping in lines with its last value, as comments may follow. */
function endOf(node: unknown): number {
  if (isMap(node) && !node.flow) return endOf(node.items.at(-1)?.value);
  return (node as Ranged).range[1] ?? 0;
}

function isName(key: unknown): boolean {
  return key === "name" || key === "short";
}
