import type { YearsSpec } from "../reporting/model.ts";
import { layOutYears } from "../reporting/years.ts";
import type { DrawnForm } from "./model.ts";

/** Which place reports which periods. */
export const years: DrawnForm<YearsSpec> = {
  check: (spec, fail) => {
    const { periods, rows, key, field } = spec;
    if (rows.length === 0 || periods.length === 0) fail("expected at least one row and period");
    if (key.some(({ label }) => !label)) fail("expected words for every mark of the key");
    for (const { label, marks } of rows) {
      if (!label) fail("expected a name of every row");
      if (marks.length === 0) fail(`${label} reports nothing`);
      const strange = marks.find(({ period }) => periods[period] === undefined);
      if (strange) fail(`${label} has a mark at ${strange.period} of ${periods.length} periods`);
    }
    if (field) checkField(spec, field, fail);
  },
  labelsOf: ({ title, key, periods, rows, field }) =>
    [
      title,
      ...key.map(({ label }) => label),
      ...periods,
      ...rows.map(({ label }) => label),
      field?.words ?? "",
    ].filter((label) => label !== ""),
  tabulate: ({ key, periods, rows }) =>
    rows.map(({ label, marks }) => [
      label,
      ...marks.flatMap(({ period, status }) => [
        periods[period] ?? "",
        key.find((entry) => entry.status === status)?.label ?? "",
      ]),
    ]),
  layOut: layOutYears,
};

/** A field covers outcomes of one period and nothing else. */
function checkField(
  { rows }: YearsSpec,
  field: NonNullable<YearsSpec["field"]>,
  fail: (what: string) => void,
): void {
  if (!(field.rows >= 1 && field.rows <= rows.length)) {
    fail(`a field of ${field.rows} rows, expected 1 to ${rows.length}`);
  }
  const without = rows
    .slice(0, field.rows)
    .find(
      ({ marks }) =>
        !marks.some(({ period, status }) => period === field.period && status !== "target"),
    );
  if (without) fail(`${without.label} has no outcome in the field`);
}
