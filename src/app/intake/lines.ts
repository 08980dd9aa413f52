import { fieldsOf, type LineFields } from "../../intake/file/fields.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import type { LineSpec } from "../../intake/file/schema.ts";
import { stateOf } from "./states.ts";

const linesByFile = new WeakMap<IntakeFile, ReturnType<typeof workOut>>();

/** The candidates of an intake file as they are shown, worked out once. */
export function linesOf(file: IntakeFile): ReturnType<typeof workOut> {
  const lines = linesByFile.get(file) ?? workOut(file);
  linesByFile.set(file, lines);
  return lines;
}

/** What is left out in the file is said, and numbers are as written. */
function workOut({ spec, source }: IntakeFile) {
  return spec.candidates.map((line, index) => {
    const { year, period = year, value, doubts = [], start, end } = line;
    const { indicator, measure, unit, section, rule, confidence } = line;
    return {
      ...{ start, end, indicator, measure, unit, section, rule, confidence, doubts },
      state: stateOf(line),
      by: line.by ?? null,
      at: line.at ?? null,
      proposed: line.proposed ?? null,
      period: `${period ?? ""}`,
      value: source.writtenNumber(["candidates", index, "value"]) ?? String(value),
      ...qualitiesOf(line),
    };
  });
}

function qualitiesOf({ on, bound, status, basis, scope }: LineSpec) {
  return {
    on: on ?? "year_earlier",
    bound: bound ?? "exact",
    status: status ?? "actual",
    basis: basis ?? null,
    scope: scope ?? null,
  };
}

/** What a form begins with for the candidate at a place; null where there is none. */
export function fieldsAt({ spec, source }: IntakeFile, start: number): LineFields | null {
  const index = spec.candidates.findIndex((line) => line.start === start);
  const line = spec.candidates[index];
  if (!line) return null;
  const value = source.writtenNumber(["candidates", index, "value"]) ?? String(line.value);
  return fieldsOf(line, value);
}
