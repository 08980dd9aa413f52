import { analyze } from "../analysis/analyze.ts";
import type { Language } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { loadDesign } from "../design.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import type { View } from "../view/model.ts";
import { buildView } from "../view/view.ts";
import { readBriefings } from "./load.ts";

/** Which briefing is looked at. */
export interface ViewOptions {
  readonly id: string;
  readonly lang: Language;
  readonly data: string;
}

/**
 * Gives what a template sees of a briefing.
 *
 * Shape: null where the data has faults. Errors: USAGE for a briefing that does not exist; INPUT_UNREADABLE, TEMPLATE_FAULT.
 */
export async function viewBriefing(
  { id, lang, data }: ViewOptions,
  environment: Environment,
): Promise<Checked<View>> {
  const { kindById, localeByLanguage } = await loadDesign(environment.home);
  const { value: dataset, ...told } = await readBriefings(environment, data, kindById);
  if (dataset === null) return { ...told, value: null };
  const spec = dataset.briefings.get(id);
  const kind = spec && kindById.get(spec.kind);
  if (!spec || !kind) {
    const known = [...dataset.briefings.keys()];
    throw new ReportError("USAGE", `No briefing "${id}" of a known kind`, {
      hint: suggest(id, known) ?? `there are: ${known.join(", ")}`,
    });
  }
  const { regions } = spec;
  const analysis = analyze(dataset, spec, regions, kind);
  const locale = localeByLanguage[lang];
  return { ...told, value: buildView({ dataset, spec, kind, regions, analysis, locale }) };
}
