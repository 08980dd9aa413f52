/** Words the line of a place in a cell of a table. */

import type { Course, Trend } from "../../analysis/over-time/model.ts";
import type { SparklineSpec } from "../../charts/time/model.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, placeName } from "../context.ts";
import { showFigure } from "../figure.ts";
import type { LatestRowView, Sentence } from "../model.ts";
import { plainText, say } from "../sentence.ts";
import { endsOf, figuresOf, pointsOf } from "./course.ts";

const WIDTH_MM = 30;

/** Of which place, under which anchor. */
interface Site {
  readonly region: string;
  readonly id: string;
  readonly heightMm: number;
}

/** The line of a place, and the numbers at its ends. */
export function wordSparkline(
  context: Context,
  trend: Trend | null,
  { region, id, heightMm }: Site,
): Pick<LatestRowView, "course" | "range"> {
  const own = trend?.courses.find((one) => one.region === region);
  if (!own || !isDrawn(own)) return { course: null, range: [] };
  const course = outcomesOf(own);
  const range = sayRange(context, printedEnds(context, course), sinceBreak(course) !== course);
  const points = pointsOf(context, course, null);
  const last = points.findLast((point) => point !== null);
  const spec: SparklineSpec = {
    ...{ id, form: "sparkline", widthMm: WIDTH_MM, heightMm },
    alt: altOf(context, region, range, last ? last.label + (last.sign ?? "") : ""),
    points,
  };
  return { course: { spec }, range };
}

/** A target has no number in the table. */
function outcomesOf({ region, points }: Course): Course {
  const isTarget = (point: Course["points"][number]) => point?.figure.status === "target";
  return { region, points: points.map((point) => (isTarget(point) ? null : point)) };
}

/** True where the numbers make a line. */
export function isDrawn(course: Course): boolean {
  return figuresOf([outcomesOf(course)]).length >= LEAST_DRAWN;
}

/** Two numbers stand in the table anyhow. */
const LEAST_DRAWN = 3;

/** The figures whose numbers stand beside the line. */
export function printedEnds(context: Context, course: Course): readonly Figure[] {
  if (!isDrawn(course)) return [];
  const ends = endsOf(context, figuresOf([sinceBreak(outcomesOf(course))]));
  return ends ? [ends.lowest, ends.highest] : [];
}

/** What may be compared with the latest number; the course itself where it has no break. */
function sinceBreak(course: Course): Course {
  const { region, points } = course;
  const last = points.findLastIndex((point) => point?.isAfterBreak);
  return last > 0 ? { region, points: points.slice(last) } : course;
}

/** The ends of a line; of a broken one, that they are those after the break. */
function sayRange(context: Context, ends: readonly Figure[], isBroken: boolean): Sentence {
  const [lowest, highest] = ends.map((figure) => showFigure(context, figure, { signed: true }));
  const wording = context.locale.say(isBroken ? "latest.rangeSince" : "latest.range");
  return lowest && highest ? say(wording, { lowest, highest }) : [];
}

function altOf(context: Context, region: string, range: Sentence, last: string): string {
  return plainText(
    say(context.locale.say(`latest.alt${range.length > 0 ? "" : "Level"}`), {
      place: placeName(context, region),
      range: plainText(range),
      last,
    }),
  );
}
