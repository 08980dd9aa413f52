import type { Job } from "../build/build.ts";
import { type Dataset, LANGUAGES, type Language } from "../dataset/model.ts";
import { suggest } from "../dataset/suggestion.ts";
import { ReportError } from "../error.ts";
import type { BuildOptions } from "./build.ts";

/** Every briefing asked for, in every language asked for. */
export function listJobs(
  dataset: Dataset,
  { ids, lang, regions }: Pick<BuildOptions, "ids" | "lang" | "regions">,
): readonly Job[] {
  const all = [...dataset.briefings.keys()];
  const wanted = ids.length > 0 ? ids : all;
  if (wanted.length === 0) {
    throw new ReportError("USAGE", "There is no briefing to build", {
      hint: "put one into briefings/<id>.yaml in the data folder",
    });
  }
  const known = (id: string) => knownOf(id, all, "briefing");
  for (const region of regions ?? []) knownOf(region, [...dataset.regionById.keys()], "region");
  const languages = lang.map((language) => knownOf(language, LANGUAGES, "language") as Language);
  return wanted.flatMap((id) => {
    const spec = dataset.briefings.get(known(id));
    return spec
      ? languages.map((language) => ({ spec, language, regions: regions ?? spec.regions }))
      : [];
  });
}

function knownOf(id: string, ids: readonly string[], what: string): string {
  if (ids.includes(id)) return id;
  const near = suggest(id, ids);
  throw new ReportError("USAGE", `No ${what} is called "${id}"`, {
    hint: near ?? `there are: ${ids.join(", ")}`,
  });
}
