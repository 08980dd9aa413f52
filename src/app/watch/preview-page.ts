import { existsSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES, type Language } from "../../dataset/model.ts";
import { nameOf } from "../../results/manifest.ts";
import { pathOf } from "../../results/output-kinds.ts";
import { type TemplateTree, webTemplates, webText } from "../../web/web-templates.ts";
import { readWords } from "../../web/words.ts";
import type { Job } from "../build/job.ts";

/** What previews are set with. */
interface PreviewSource {
  readonly jobs: readonly Job[];
  /** The output folder. */
  readonly folder: string;
  readonly tree: TemplateTree;
}

/** Sets the list of previews, or the preview of one output; null where there is none of that name. */
export function renderPreview(
  name: string | null,
  { jobs, folder, tree }: PreviewSource,
): string | null {
  const current = jobs.find((job) => nameOf(job) === name);
  if (name !== null && !current) return null;
  const words = readWords(webText(tree, "web/preview.yaml"));
  const language = current?.language ?? "zh";
  const listed = [...new Set(jobs.map(({ spec }) => spec))];
  return webTemplates(tree).fill("preview.hbs", {
    name,
    lang: LANG_TAGS[language],
    title: current?.spec.title[language],
    words: words[language].all,
    english: name === null ? words.en.all : null,
    // The page stands elsewhere than the gallery, beside whose files its fonts are.
    styles: (webText(tree, "web/web.css") + webText(tree, "web/preview.css")).replaceAll(
      'url("fonts/',
      'url("/output/fonts/',
    ),
    hasPdf: name !== null && existsSync(join(folder, pathOf(name, "pdf"))),
    hasPage: name !== null && existsSync(join(folder, pathOf(name, "html"))),
    briefings: listed.map((spec) => ({
      id: spec.id,
      title: spec.title[language],
      titles: LANGUAGES.map((each) => ({ lang: LANG_TAGS[each], title: spec.title[each] })),
      editions: jobs
        .filter((job) => job.spec === spec)
        .map((job) => ({
          name: nameOf(job),
          language: words[job.language].say("ownName"),
          lang: LANG_TAGS[job.language],
          isCurrent: job === current,
        })),
    })),
  });
}

const LANG_TAGS: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };
