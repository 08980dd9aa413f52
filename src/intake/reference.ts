import type { Indicator, Measure, Reference } from "../dataset/model.ts";
import type { Period } from "../dataset/time/period.ts";
import { findReferenceFault, plainReference } from "../dataset/time/reference.ts";
import type { Doubt } from "./model.ts";

/** What words say a growth or a change is against. */
const REFERENCES: readonly (readonly [on: Reference, words: RegExp])[] = [
  ["year_earlier", /同比|[比较](?:上年|去年)(?!末|底)/g],
  ["period_earlier", /环比|[比较]上(?:月|季度?)/g],
  ["start_of_year", /[比较](?:年初|[上去]年[末底])/g],
  ["two_year_average", /[两2]年平均/g],
];
/** A base that no figure can name: 比2019年, 比“十三五”末. */
const OTHER_BASE = /[比较](?:(20\d\d)年|“?十[一二三四五六七八九]五”?[末时]?)/;

/** What a growth or a change is against, as far as a figure can say it; what it cannot say is a doubt. */
export function referenceOf(
  clause: string,
  { measure, period }: { readonly measure: Measure; readonly period: Period },
  time: Indicator["time"],
): { readonly on: Reference; readonly doubts: readonly Doubt[] } {
  if (measure !== "growth" && measure !== "change") return { on: "year_earlier", doubts: [] };
  const other = OTHER_BASE.exec(clause);
  if (other && Number(other[1]) !== Number(period.slice(0, 4)) - 1) return otherBase(other[0]);
  const said = lastSaid(clause);
  const on = plainReference(said?.on ?? "year_earlier", period);
  if (findReferenceFault(on, measure, period, time) === null) return { on, doubts: [] };
  return otherBase(said?.words ?? "");
}

function lastSaid(clause: string) {
  const said = REFERENCES.flatMap(([on, words]) =>
    [...clause.matchAll(words)].map(({ index, 0: own }) => ({ on, at: index, words: own })),
  );
  return said.sort((a, b) => b.at - a.at)[0];
}

function otherBase(words: string) {
  const message = `${words} is a base that a figure of this period cannot name`;
  return { on: "year_earlier", doubts: [{ code: "other-base", message }] } as const;
}
