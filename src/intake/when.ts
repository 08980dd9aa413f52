import type { SourceDocument, Status } from "../dataset/model.ts";
import { saysPlan } from "../dataset/printed/plan.ts";
import type { Quantity } from "../dataset/printed/quantity.ts";
import type { Period } from "../dataset/time/period.ts";
import type { TextSection } from "../sources/outline.ts";
import { statusAt } from "../sources/status.ts";

/** The years that a document is of. */
export interface Years {
  readonly past: number;
  readonly plan: number;
}

/** Of when a number is, and whether it is so, expected or aimed at. */
interface When {
  readonly period: Period;
  readonly status: Status;
}

/** What a plan ends with: the years ending in 0 and 5. */
const PLAN_END = 5;
const END_OF_PLAN = /“?十[一二三四五六七八九]五”?[末规期]/;

/** Reads period and status from the part of the document, its heading's period and the words before a number. */
export function whenOf(
  { text, isPlan }: Pick<TextSection, "text" | "isPlan">,
  { start, unitEnd, isFormer }: Quantity,
  { past, plan }: Years,
  asked: Period | null,
): When {
  const clause = /[^,。;]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? "";
  const year = namedYear(clause, plan);
  if (isPlan && isFormer) return { period: `${past}`, status: "actual" };
  if (year !== null && year > past) return { period: `${year}`, status: "target" };
  const said = statusAt(text, unitEnd, isPlan, false);
  // A report says what had been planned: 计划投资 is no outcome.
  const status = !isPlan && PLANNED.test(clause) ? "target" : said;
  const own = year === null || asked?.startsWith(`${year}`) ? asked : null;
  return { period: own ?? `${year ?? (isPlan ? plan : past)}`, status };
}

const PLANNED = /(?:计划|目标)(?:总?投资|安排|完成|任务数?|为|达到)?[约为达到]*$/;

/** 到2025年, “十四五”末: a year that the clause itself names; null where it names none, or what it compares with. */
function namedYear(clause: string, plan: number): number | null {
  if (END_OF_PLAN.test(clause) && /末/.test(clause)) return Math.ceil(plan / PLAN_END) * PLAN_END;
  const until = /(?<![比较与])(20\d\d)年(?![^,。;]*年)/.exec(clause);
  return until ? Number(until[1]) : null;
}

/** Tells whether the head of a column says targets, estimates or outcomes. */
export function statusOfHead(head: string): Status {
  if (saysPlan(head)) return "target";
  return /预计/.test(head) ? "estimate" : "actual";
}

/** The years of a document that reports one and plans another; null where it says neither. */
export function yearsOf({ covers, aims }: Pick<SourceDocument, "covers" | "aims">): Years | null {
  const [past, plan] = [covers?.to, aims?.from].map((day) =>
    day ? Number(day.slice(0, 4)) : null,
  );
  if (past != null) return { past, plan: plan ?? past + 1 };
  return plan != null ? { past: plan - 1, plan } : null;
}
