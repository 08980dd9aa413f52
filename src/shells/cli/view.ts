import { analyze } from "../../analysis/analyze.ts";
import { loadBriefings } from "../../app/load.ts";
import type { Language } from "../../dataset/model.ts";
import { suggest } from "../../dataset/suggestion.ts";
import { loadDesign } from "../../design.ts";
import { ReportError } from "../../error.ts";
import type { Host } from "../../host.ts";
import { buildView } from "../../view/view.ts";
import { printJson } from "./terminal.ts";

/** `briefings view`: prints what a template sees of a briefing, as JSON. */
export async function showView(
  host: Host,
  { id, lang, data }: { id: string; lang: Language; data: string },
): Promise<void> {
  const { kindById, localeByLanguage } = await loadDesign(host.home);
  const dataset = await loadBriefings(host, data, kindById);
  const spec = dataset.briefings.get(id);
  const kind = spec && kindById.get(spec.kind);
  if (!spec || !kind) {
    throw new ReportError("USAGE", `No briefing "${id}" of a known kind`, {
      hint:
        suggest(id, dataset.briefings.keys()) ??
        `there are: ${[...dataset.briefings.keys()].join(", ")}`,
    });
  }
  const { regions } = spec;
  const analysis = analyze(dataset, spec, regions, kind);
  printJson(
    host,
    buildView({ dataset, spec, kind, regions, analysis, locale: localeByLanguage[lang] }),
  );
}
