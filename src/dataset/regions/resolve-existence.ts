import type { Period, Region } from "../model.ts";
import { type Checks, checkReference } from "../names.ts";
import type { RegionSpec } from "../schema.ts";
import { daysOf, readAskedPeriod } from "../time/period.ts";
import type { Path, YamlSource } from "../yaml-source.ts";

/**
 * Resolves from when until when a place existed, and what succeeded it.
 *
 * Errors: `wrong-period` for what is no period, and where a place was abolished before it was founded; `unknown-region`;
 * `wrong-successor` for a place that succeeds itself, directly or over others, and for successors of one that still exists;
 * `repeated-name`.
 */
export function resolveExistence(
  id: string,
  specs: ReadonlyMap<string, RegionSpec>,
  source: YamlSource,
  checks: Checks,
): Pick<Region, "since" | "until" | "succeededBy"> {
  const spec = specs.get(id);
  const { succeeded_by: successors = [] } = spec ?? {};
  const since = periodAt([id, "since"], spec?.since, source, checks);
  const until = periodAt([id, "until"], spec?.until, source, checks);
  const fault = (code: "wrong-period" | "wrong-successor", message: string, path: Path) =>
    checks.report({ severity: "error", code, message, at: source.at(path) });
  if (since !== null && until !== null && daysOf(until).to < daysOf(since).from) {
    const message = `\`until\` is ${until}; expected none before \`since\`, ${since}.`;
    fault("wrong-period", message, [id, "until"]);
  }
  if (successors.length > 0 && spec?.until === undefined) {
    const message = `\`${id}\` has \`succeeded_by\` but no \`until\`; expected the period in which it was abolished.`;
    fault("wrong-successor", message, [id, "succeeded_by"]);
  }
  const known = successors.filter((successor, index) =>
    checkSuccessor({ id, successor, index, successors }, specs, source, checks),
  );
  return { since, until, succeededBy: known };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function periodAt(
  path: Path,
  written: string | number | undefined,
  source: YamlSource,
  { report }: Checks,
): Period | null {
  if (written === undefined) return null;
  const text = String(written);
  const period = readAskedPeriod(text);
  // As a period of a stock, the last day of a month would be that month.
  if (period !== null) return DAY.test(text) ? text : period;
  const message = `\`${String(path.at(-1))}\` is ${written}; expected a period such as 2019, 2019-06 or 2019-06-26.`;
  report({ severity: "error", code: "wrong-period", message, at: source.at(path) });
  return null;
}

interface Succession {
  readonly id: string;
  readonly successor: string;
  readonly index: number;
  readonly successors: readonly string[];
}

function checkSuccessor(
  { id, successor, index, successors }: Succession,
  specs: ReadonlyMap<string, RegionSpec>,
  source: YamlSource,
  checks: Checks,
): boolean {
  const path = [id, "succeeded_by", index];
  if (!checkReference("region", successor, source, path, checks)) return false;
  const fault = (code: "repeated-name" | "wrong-successor", message: string) => {
    checks.report({ severity: "error", code, message, at: source.at(path) });
    return false;
  };
  if (successors.indexOf(successor) < index)
    return fault("repeated-name", `\`${successor}\` stands twice; expected each region once.`);
  if (!reaches(successor, id, specs)) return true;
  const message =
    successor === id
      ? `\`${id}\` succeeds itself; expected other places.`
      : `\`${id}\` succeeds itself by way of \`${successor}\`; expected places that it does not succeed.`;
  return fault("wrong-successor", message);
}

/** True where a place is another, or is succeeded by it over however many. */
function reaches(from: string, id: string, specs: ReadonlyMap<string, RegionSpec>): boolean {
  const seen = new Set<string>();
  const waiting = [from];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one === id) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    waiting.push(...(specs.get(one)?.succeeded_by ?? []));
  }
  return false;
}
