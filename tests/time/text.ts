import type { TimePoint } from "../../src/charts/time/model.ts";
import type { CellView, Sentence, View } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";

/** What a page says over time, as text to be compared; the courses of its charts as their tables have them. */
export function textOf({ changes, latest, trends, documents }: View): string {
  const lines = [
    ...(changes ? [text(changes.basis)] : []),
    ...(changes?.items ?? []).map(
      ({ lead, sentence, aside }) => `${lead} | ${text(sentence)} | ${text(aside)}`,
    ),
    ...(latest?.groups ?? []).flatMap(({ name, unit, period, course, notes, rows }) => [
      `# ${name} | ${unit} | ${text(period)} | ${text(course)}${notes.map(({ number }) => number)}`,
      ...rows.map((row) =>
        [row.name, ...row.cells.map(cellText), text(row.range), row.course?.spec.alt ?? ""].join(
          " | ",
        ),
      ),
    ]),
    ...signs(latest?.legend ?? []),
    ...(latest?.notes ?? []).map((note) => `${note.number} ${text(note.text)}`),
    ...(trends?.charts ?? []).flatMap(({ label, title, subtitle, spec }) => [
      `# ${label} ${title} | ${text(subtitle)}`,
      spec.alt,
      ...("series" in spec
        ? spec.series.map(({ label, points }) => `${label}: ${points.map(pointText).join(" ")}`)
        : []),
    ]),
    ...signs(trends?.legend ?? []),
    ...(documents?.items ?? []).map(
      ({ title, detail }) => `${title.map((part) => part.text).join("")} | ${detail}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

const text = (sentence: Sentence) => plainText(sentence);

function cellText({ numerals, words, rank, period }: CellView): string {
  const own = numerals.map(({ prefix, text: digits, mark }) => prefix + digits + mark).join("/");
  return (own || words) + (rank ? ` (${rank.text})` : "") + (period ? ` [${period.text}]` : "");
}

/** A gap as a dash, a break as strokes before the number. */
function pointText(point: TimePoint | null): string {
  if (!point) return "–";
  return `${point.isAfterBreak ? "// " : ""}${point.label}${point.sign ?? ""}`;
}

function signs(all: readonly { readonly sign: string; readonly meaning: string }[]) {
  return all.map(({ sign, meaning }) => `${sign} = ${meaning}`);
}
