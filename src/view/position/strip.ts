import type { ReasonCode } from "../../analysis/model.ts";
import type { Position } from "../../analysis/positions.ts";
import { wayOf } from "../../analysis/series/direction.ts";
import type { StripMark, StripRow } from "../../charts/position/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { basisMeant, isScopeStated } from "../../dataset/sameness.ts";
import type { ReadRow } from "../chart/alt.ts";
import { type Context, placeName } from "../context.ts";
import { drawnValue, showFigure } from "../figure.ts";
import { periodNumeral, periodOf } from "../period.ts";
import { plainText, say } from "../sentence.ts";
import { type RowFrame, sayMissing, sayUndrawn, wordBeside } from "./beside.ts";

/** Words a row of discs. `letters`: of the places, in the order of the cells. */
export function stripRow(
  context: Context,
  position: Position,
  frame: RowFrame,
  letters: readonly string[],
): StripRow {
  const { comparison, compared, beside } = position;
  const letterOf = (region: string) =>
    letters[comparison.cells.findIndex((cell) => cell.region === region)] ?? "";
  const mark = (figure: Figure, sub: string): StripMark[] =>
    drawMark(context, figure, {
      letter: letterOf(figure.region),
      isFocus: figure.region === position.place,
      sub,
    });
  const missing = [...sayUndrawn(context, position), ...sayMissing(context, position)];
  return {
    ...wordBeside(context, position, frame),
    compared: compared.flatMap((figure) => mark(figure, "")),
    beside: beside.flatMap((figure) => mark(figure, sayApart(context, position, figure))),
    missing: missing.join(context.locale.say("list.row")),
  };
}

/** The values of a row in words, place by place. */
export function readStrip(row: StripRow): ReadRow {
  const values = [...row.compared, ...row.beside].map(({ name, label, sign = "", sub = "" }) =>
    [name, label + sign, sub].filter(Boolean).join(" "),
  );
  return { ...row, values };
}

interface Disc extends Pick<StripMark, "letter" | "isFocus"> {
  readonly sub: string;
}

function drawMark(context: Context, figure: Figure, disc: Disc): StripMark[] {
  const { sub, ...rest } = disc;
  const { status } = figure;
  const value = drawnValue(context, figure);
  if (value === null || status === "target") return [];
  const { prefix, text, mark } = showFigure(context, figure, { signed: true });
  return [
    {
      ...rest,
      ...{ value, status, label: prefix + text, sign: mark, bound: figure.bound },
      name: placeName(context, figure.region),
      ...(sub === "" ? {} : { sub }),
      ...(figure.measure === "growth" && wayOf(figure) === "fall" ? { isFall: true } : {}),
    },
  ];
}

/** Why a figure of the lower line is not in the upper one: its period, else in what it differs. */
function sayApart(
  context: Context,
  { comparison, compared, isField }: Position,
  figure: Figure,
): string {
  const { locale } = context;
  const isOfOtherTime = compared[0]?.period !== figure.period;
  const codes = comparison.notes
    .filter(({ regions }) => regions.includes(figure.region))
    .filter(({ code }) => code === "remark" || !isOfOtherTime)
    .filter(({ code }) => code === "remark" || (isField && SAID.includes(code)))
    .map(({ code }) => locale.say(keyOf(code, figure)));
  const period = () =>
    periodNumeral(context, periodOf(context, figure), {
      ...{ figures: [figure.id], formula: "year of the figure" },
    }).text;
  const parts = [...(isOfOtherTime ? [period()] : []), ...codes];
  if (parts.length === 0) return "";
  const said = parts.join(locale.say("list.detail"));
  return plainText(say(locale.say("position.apart"), { parts: said }));
}

/** What a single figure does not state is said of it alone, not of the row. */
function keyOf(code: ReasonCode, figure: Figure): string {
  if (code === "remark") return "chart.doubt.remark";
  const isOwn =
    (code === "basis-not-stated" && basisMeant(figure) === null) ||
    (code === "scope-not-stated" && !isScopeStated(figure));
  return isOwn ? `apart.${code}` : `beside.${code}`;
}

/** Of reasons, those that a period beside a figure does not show; without a field, the unit of the row says them. */
const SAID: readonly ReasonCode[] = [
  "reference",
  "basis",
  "basis-not-stated",
  "scope",
  "scope-not-stated",
];
