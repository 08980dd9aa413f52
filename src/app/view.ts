import { draftBriefing } from "../briefing.ts";
import type { Language } from "../dataset/model.ts";
import { loadDesign } from "../design.ts";
import type { Checked } from "../diagnostic.ts";
import type { Environment } from "../environment.ts";
import type { View } from "../view/model.ts";
import { chooseJobs } from "./build/choose.ts";
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
 * Errors: USAGE for a briefing that does not exist, and for a kind that makes no sense of all places; TEMPLATE_FAULT for one of an unknown kind; INPUT_UNREADABLE, CANCELLED.
 */
export async function viewBriefing(
  { id, lang, data }: ViewOptions,
  environment: Environment,
): Promise<Checked<View>> {
  const design = await loadDesign(environment.home);
  const { value: dataset, ...told } = await readBriefings(environment, data, design.kindById);
  if (dataset === null) return { ...told, value: null };
  const { jobs } = chooseJobs(dataset, design.kindById, { ids: [id], lang: [lang] });
  const [view = null] = jobs.map(({ spec, regions, language }) => {
    const locale = design.localeByLanguage[language];
    return draftBriefing({ ...design, dataset, spec, regions, locale }).view;
  });
  return { ...told, value: view };
}
