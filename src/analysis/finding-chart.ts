import type { ChartForm } from "../dataset/chart-forms.ts";
import type { ChartSpec } from "../dataset/model.ts";
import { KINDS_SHOWN_BY } from "./chart-forms.ts";
import type { Finding } from "./findings/model.ts";

/** What a chart beside a finding shows: of one indicator its outcomes, or its targets beside them or alone. */
interface ProofSpec {
  readonly spec: ChartSpec;
  /** True where its panels are of targets, as where two of one plan are compared. */
  readonly isOfTargets: boolean;
}

/** Returns what chart shows that a finding is true; null where none does. */
export function proofOf(finding: Finding): ProofSpec | null {
  const forms = Object.keys(KINDS_SHOWN_BY) as readonly ChartForm[];
  const form = forms.find((one) => KINDS_SHOWN_BY[one].includes(finding.kind));
  if (form === undefined) return null;
  const { indicator, measure, target } = finding;
  const indicators =
    finding.kind === "contrast" ? [indicator, finding.params.spec.against] : [indicator];
  return { spec: { indicators, measure, form }, isOfTargets: target };
}
