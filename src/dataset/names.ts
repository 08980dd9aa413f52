import { abridge } from "../diagnostic.ts";
import type { FormerIds } from "./former-ids.ts";
import { suggest, withHint } from "./suggestion.ts";
import type { Report } from "./text.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** What a data file may refer to, and where it is listed. */
const LIST_BY_KIND = {
  region: "regions.yaml",
  group: "groups.yaml",
  document: "documents.yaml",
  indicator: "indicators.yaml",
  theme: "`themes` of vocabulary.yaml",
  unit: "`units` of vocabulary.yaml",
  scope: "`scopes` of vocabulary.yaml",
  basis: "`bases` of vocabulary.yaml",
  remark: "`remarks` of vocabulary.yaml",
  phrase: "`phrases` of vocabulary.yaml",
} as const;

type Kind = keyof typeof LIST_BY_KIND;

/** Every name given, faulty or not; null where the list itself could not be read. */
export type Names = Readonly<Record<Kind, ReadonlySet<string> | null>>;

/** What the semantic checks share. */
export interface Checks {
  readonly names: Names;
  readonly formerIds: FormerIds;
  readonly report: Report;
  /** Takes faults that may be consequences of others; `withoutConsequences` drops those that are. */
  readonly reportLater: Report;
}

/** Makes checks that report in the same way, and tells whether anything, and any error, was reported through them. */
export function overhear<Some extends Pick<Checks, "report" | "reportLater">>(
  checks: Some,
): {
  readonly checks: Some;
  readonly isSilent: () => boolean;
  readonly hasErrors: () => boolean;
} {
  let isSilent = true;
  let hasErrors = false;
  const hear =
    (report: Report): Report =>
    (fault) => {
      isSilent = false;
      hasErrors ||= fault.severity === "error";
      report(fault);
    };
  const heard = { report: hear(checks.report), reportLater: hear(checks.reportLater) };
  return { checks: { ...checks, ...heard }, isSilent: () => isSilent, hasErrors: () => hasErrors };
}

/**
 * Reports a reference to a name that does not exist; returns whether it exists.
 *
 * Errors: `unknown-region`, `unknown-group`, `unknown-document`, `unknown-indicator`, `unknown-theme`, `unknown-unit`,
 * `unknown-scope`, `unknown-basis`, `unknown-remark`, `unknown-phrase`.
 */
export function checkReference(
  kind: Kind,
  name: string,
  source: YamlSource,
  path: Path,
  { names, report }: Checks,
  part: "key" | "value" = "value",
): boolean {
  const known = names[kind];
  // A list that could not be read is already reported itself: its references are not.
  if (known === null) return false;
  if (known.has(name)) return true;
  const fault = {
    severity: "error",
    code: `unknown-${kind}`,
    message: `The ${kind} \`${abridge(name)}\` is not in ${LIST_BY_KIND[kind]}.`,
    at: source.at(path, part),
  } as const;
  report(withHint(fault, () => suggest(name, known)));
  return false;
}
