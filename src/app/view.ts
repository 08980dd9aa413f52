import { draftBriefing } from "../briefing.ts";
import type { Language } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { loadDesign } from "../design.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import type { View } from "../view/model.ts";
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
 * Shape: null where the data has faults.
 * Errors: USAGE for a briefing that does not exist; TEMPLATE_FAULT for one of an unknown kind; INPUT_UNREADABLE.
 */
export async function viewBriefing(
  { id, lang, data }: ViewOptions,
  environment: Environment,
): Promise<Checked<View>> {
  const { kindById, localeByLanguage, templates } = await loadDesign(environment.home);
  const { value: dataset, ...told } = await readBriefings(environment, data, kindById);
  if (dataset === null) return { ...told, value: null };
  const spec = dataset.briefings.get(id);
  if (!spec) {
    const known = [...dataset.briefings.keys()];
    throw new ReportError("USAGE", `No briefing is called "${id}"`, {
      hint: suggest(id, known) ?? `there are: ${known.join(", ")}`,
    });
  }
  const { regions } = spec;
  const locale = localeByLanguage[lang];
  const { view } = draftBriefing({ dataset, spec, regions, locale, templates, kindById });
  return { ...told, value: view };
}
