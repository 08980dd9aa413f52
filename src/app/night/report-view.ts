import { formatNumber } from "../../view/number.ts";
import { type Names, nameFigure, sayRevision } from "../../web/names.ts";
import { sizeText } from "../../web/size-text.ts";
import type { Words } from "../../web/words.ts";
import type { NightReport } from "./report.ts";

/** A night report in words, for every form it is shown in. */
export interface NightView {
  readonly title: string;
  readonly scope: string;
  readonly isWhole: boolean;
  /** Planned = made + unchanged + failed, or ≠ where it is not. */
  readonly sum: readonly Term[];
  /** Whether every planned output is there, and by which hash that is told. */
  readonly verdict: string;
  readonly proof: string;
  readonly tables: readonly TableView[];
  /** Fixed words. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A number of outputs, and the sign before it. */
interface Term {
  readonly sign: string;
  readonly number: string;
  readonly label: string;
}

interface TableView {
  readonly id: string;
  readonly heading: string;
  readonly columns: readonly { readonly label: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows are left out; empty where none is. */
  readonly left: string;
}

interface Cell {
  readonly text: string;
  readonly isNumber: boolean;
}

/** What a report is worded with. */
interface Wording {
  readonly words: Words;
  /** Names of the ids in the data. */
  readonly names: Names;
}

/** The most that is listed in a table: what is left out stands in the report as JSON. */
const MOST_ROWS = 24;
/** Outputs named beside a figure. */
const MOST_OUTPUTS = 3;
const HASH_DIGITS = 12;

/** Words a night report. */
export function buildNightView(report: NightReport, { words, names }: Wording): NightView {
  const { night, counts, difference, proof } = report;
  const number = (value: number) => formatNumber(value, 0, null, words.language);
  const term = (sign: string, of: keyof typeof counts): Term => {
    return { sign, number: number(counts[of]), label: words.say(of) };
  };
  const isEven = counts.planned === counts.made + counts.unchanged + counts.failed;
  const wanting = difference.open.length + difference.failed.length;
  const known = {
    planned: proof.planned.slice(0, HASH_DIGITS),
    ended: proof.ended.slice(0, HASH_DIGITS),
  };
  return {
    title: words.say("title"),
    scope: words.say("scope", {
      night: night.name,
      dataset: night.dataset.slice(0, VERSION_LENGTH),
      time: sayTime(night, words),
    }),
    isWhole: report.isWhole,
    sum: [
      term("", "planned"),
      term(isEven ? "=" : "≠", "made"),
      term("+", "unchanged"),
      term("+", "failed"),
    ],
    verdict: report.isWhole
      ? words.say("whole")
      : wanting > 0
        ? words.count("wanting", wanting)
        : words.say("contradiction"),
    proof: words.say(proof.planned === proof.ended ? "proof" : "noProof", known),
    tables: tablesOf(report, words, names, number).filter(({ rows }) => rows.length > 0),
    labels: words.all,
  };
}

const VERSION_LENGTH = 8;
/** A time that is shorter is told in seconds. */
const FEWEST_MINUTES_S = 100;

function sayTime({ begunAt, endedAt }: NightReport["night"], words: Words): string {
  if (endedAt === null) return words.say("goesOn");
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(begunAt)) / 1000);
  if (seconds < FEWEST_MINUTES_S) return words.count("seconds", seconds);
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours === 0
    ? words.count("minutes", minutes)
    : words.say("hours", { hours: String(hours), minutes: String(minutes % 60) });
}

type SayNumber = (value: number) => string;

/** Every table there may be, in the order of the page. */
function tablesOf(
  report: NightReport,
  words: Words,
  names: Names,
  number: SayNumber,
): readonly TableView[] {
  const { difference, failures, figures, slowest, largest, retried, double, machines } = report;
  const table = (id: string, keys: readonly string[], rows: readonly (readonly string[])[]) =>
    tableOf(words, { id, keys, rows });
  const seconds = (value: number) => formatNumber(value, 1, null, words.language);
  return [
    table(
      "open",
      ["output"],
      difference.open.map((name) => [name]),
    ),
    table(
      "failures",
      ["output", "attempts#", "reason"],
      failures.map(({ name, attempts, code, message, hint }) => [
        name,
        number(attempts),
        [`${code} ${message}`.trim(), ...(hint === null ? [] : [hint])].join(words.say("clause")),
      ]),
    ),
    table(
      "unplanned",
      ["key"],
      difference.unplanned.map((key) => [key]),
    ),
    table(
      "repeated",
      ["output"],
      difference.repeated.map((name) => [name]),
    ),
    table(
      "figures",
      ["figure", "before#", "after#", "outputs"],
      figures.map(({ id, before, after, outputs }) => {
        const said = sayRevision(names, before, after, words);
        const subject = `${nameFigure(names, id, words)} ${said.unit}`.trim();
        return [subject, said.before, said.after, sayOutputs(outputs, words)];
      }),
    ),
    table(
      "machines",
      ["machine", "workers#", "made#", "tries#", "lost#", "busy#"],
      machines.map((one) => [
        one.host,
        ...[one.workers, one.made, one.failed, one.lost].map(number),
        seconds(one.seconds),
      ]),
    ),
    table(
      "slowest",
      ["output", "seconds#", "machine"],
      slowest.map((one) => [one.name, seconds(one.seconds), one.host]),
    ),
    table(
      "largest",
      ["output", "size#", "pages#"],
      largest.map(({ name, bytes, pages }) => [name, sizeText(bytes), number(pages)]),
    ),
    table(
      "retried",
      ["output", "attempts#"],
      retried.map(({ name, attempts }) => [name, number(attempts)]),
    ),
    table(
      "double",
      ["output", "times#"],
      double.outputs.map(({ name, times }) => [name, number(times)]),
    ),
  ];
}

/** A column whose key ends in `#` is of numbers. */
function tableOf(
  words: Words,
  {
    id,
    keys,
    rows,
  }: {
    readonly id: string;
    readonly keys: readonly string[];
    readonly rows: readonly (readonly string[])[];
  },
): TableView {
  const columns = keys.map((key) => ({
    label: words.say(`column_${key.replace("#", "")}`),
    isNumber: key.endsWith("#"),
  }));
  const left = rows.length - MOST_ROWS;
  return {
    id,
    heading: words.say(`heading_${id}`),
    columns,
    rows: rows
      .slice(0, MOST_ROWS)
      .map((cells) =>
        cells.map((text, at) => ({ text, isNumber: columns[at]?.isNumber ?? false })),
      ),
    left: left > 0 ? words.count("more", left) : "",
  };
}

function sayOutputs(outputs: readonly string[], words: Words): string {
  const left = outputs.length - MOST_OUTPUTS;
  const more = left > 0 ? [words.count("moreOutputs", left)] : [];
  return [...outputs.slice(0, MOST_OUTPUTS), ...more].join(words.say("separator"));
}
