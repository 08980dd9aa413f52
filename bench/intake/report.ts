import type { Dataset } from "../../src/dataset/model.ts";
import { CANDIDATE_RULES } from "../../src/intake/model.ts";
import { causeRows, type Miss, missesOf } from "./causes.ts";
import { QUALIFIER_HEADS, qualifierRows } from "./qualifiers.ts";
import type { Judged, Judgement, Measured } from "./score.ts";
import { witnessRows } from "./witnesses.ts";

/** The briefing whose headline indicators are asked for apart, in the part that reports. */
const HEADLINE = "five-places";
const WORST = 20;

/** Prints what was read: a table a document, a rule and a measure, how sure it was, and why it missed what it missed. */
export function printReport(
  dataset: Dataset,
  results: readonly Judgement[],
  raw: readonly Judgement[],
): void {
  const all = results.flatMap(({ judged }) => judged);
  const headline = new Set(
    dataset.briefings.get(HEADLINE)?.headline.map(({ indicator }) => indicator),
  );
  const rows = results.map((one) => [
    one.document.id,
    ...documentRow(one),
    share(headlineOf(one.judged, headline)),
  ]);
  const total = ["all", ...totals(results), ...shares(all), "", share(headlineOf(all, headline))];
  const heads = [
    "document",
    "numbers",
    "ignored",
    "unread",
    "claimed",
    "recall",
    "precision",
    "lenient",
    "ms",
    "headline",
  ];
  printTable("Reading documents", heads, [...rows, total]);
  const ids = results.map(({ document }) => document.id);
  printTable("By rule, right of candidates", ["rule", ...ids, "all"], ruleRows(results));
  printTable(
    "How sure",
    ["confidence", "candidates", "right"],
    [0.95, 0.9, 0.8, 0].map((least) => {
      const own = all.filter(
        ({ candidate }) => candidate?.indicator && candidate.confidence >= least,
      );
      return [`≥ ${least}`, own.length, percent(right(own).length, own.length)];
    }),
  );
  printTable("Measures", ["claimed", "read", "times"], confusion(all));
  printTable("Scopes and bases", QUALIFIER_HEADS, qualifierRows(all));
  printTable(
    "Witnesses",
    ["witness", "held", "raised on right ones", "damaged", "found"],
    witnessRows(dataset, results),
  );
  const misses = missesOf(results, raw);
  printTable("Why", ["cause", "missed", "said and wrong"], causeRows(misses));
  printWorst(misses);
}

function documentRow({ reading, judged, ms }: Judgement) {
  const { numbers, ignored, unread } = reading;
  return [
    numbers,
    ignored.length,
    unread.length,
    claimed(judged).length,
    ...shares(judged),
    Math.round(ms),
  ];
}

/** How many candidates of each rule are right, a document a column. */
function ruleRows(results: readonly Judgement[]) {
  const columns = [...results.map(({ judged }) => judged), results.flatMap(({ judged }) => judged)];
  return CANDIDATE_RULES.map((rule) => [
    rule,
    ...columns.map((judged) => {
      const own = judged.filter(({ candidate }) => candidate?.indicator && candidate.rule === rule);
      return `${right(own).length} of ${own.length}`;
    }),
  ]);
}

function totals(results: readonly Judgement[]) {
  const sum = (of: (one: Judgement) => number) =>
    results.reduce((total, one) => total + of(one), 0);
  return [
    sum(({ reading }) => reading.numbers),
    sum(({ reading }) => reading.ignored.length),
    sum(({ reading }) => reading.unread.length),
    sum(({ judged }) => claimed(judged).length),
  ];
}

/** Recall; precision over all that name an indicator; precision over those of them that a figure claims. */
function shares(judged: readonly Judged[]): readonly string[] {
  const named = judged.filter(({ candidate }) => candidate?.indicator);
  const [own, good] = [claimed(judged), right(judged)];
  return [
    percent(good.length, own.length),
    percent(good.length, named.length),
    percent(good.length, claimed(named).length),
  ];
}

function headlineOf(judged: readonly Judged[], headline: ReadonlySet<string>): readonly Judged[] {
  return judged.filter(({ candidate, gold }) => {
    const isFirst = /^一(?:（|$)/.test(candidate?.section ?? gold[0]?.figure.section ?? "");
    const named = [candidate?.indicator, ...gold.map(({ figure }) => figure.indicator)];
    return isFirst && named.some((id) => id && headline.has(id));
  });
}

function share(judged: readonly Judged[]): string {
  const [recall, precision] = shares(judged);
  return `${recall} / ${precision} of ${claimed(judged).length}`;
}

function claimed(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ gold }) => gold.length > 0);
}

function right(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ candidate, wrong }) => candidate?.indicator && wrong.length === 0);
}

function confusion(all: readonly Judged[]) {
  const times = new Map<string, number>();
  for (const { candidate, gold } of all) {
    if (!candidate?.indicator || gold.length === 0) continue;
    const measures = gold.map(({ figure }) => figure.measure);
    const own = measures.find((one) => one === candidate.measure) ?? measures[0];
    const key = `${own} ${candidate.measure}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times].sort().map(([key, count]) => [...key.split(" "), count]);
}

/** The misses of which the reading was surest, those that it said first. */
function printWorst(misses: readonly Miss[]): void {
  const isSaid = ({ candidate }: Miss) => Number(Boolean(candidate?.indicator));
  const worst = [...misses].sort((a, b) => isSaid(b) - isSaid(a) || b.sure - a.sure);
  printTable(
    "The worst twenty",
    ["document", "words", "read", "claimed", "why", "rule", "sure"],
    worst
      .slice(0, WORST)
      .map(({ of, candidate, gold, start, cause, sure }) => [
        of.id,
        wordsAt(of, start),
        `${candidate?.indicator} ${candidate?.measure} ${candidate?.value}`,
        gold
          .map(({ figure }) => `${figure.indicator} ${figure.measure} ${figure.value}`)
          .join("; "),
        cause,
        candidate?.rule ?? "",
        sure,
      ]),
  );
}

function wordsAt({ text }: Measured, start: number): string {
  return text.slice(Math.max(0, start - 20), start + 14).replace(/\s+/g, " ");
}

function percent(part: number, of: number): string {
  return of === 0 ? "" : (part / of).toFixed(3);
}

function printTable(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  console.log(`\n## ${title}\n\n${line(heads)}\n${line(heads.map(() => "---"))}`);
  for (const row of rows) console.log(line(row));
}
