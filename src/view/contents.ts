import type { Analysis } from "../analysis/analyze.ts";
import { type Context, lookUp } from "./context.ts";
import { hasPart, type Kind, type Part } from "./kind.ts";
import type { ContentsEntry } from "./model.ts";
import { numberHeading } from "./numbering.ts";
import { plainText, say } from "./sentence.ts";

/** Parts with a heading of their own, before and after the themes, in the order of the page. */
const BEFORE: readonly Part[] = ["headline", "targets"];
const AFTER: readonly Part[] = ["only", "guide", "sources"];
/** Parts for which a theme has a heading; charts alone stand without one. */
const OF_THEMES: readonly Part[] = ["leads", "tables", "plans"];

/** Anchor of a theme. */
export function sectionId(theme: string): string {
  return `theme-${theme}`;
}

/** The numbered headings of the page in their order; none where the kind has none. */
export function buildContents(
  { language, locale, dataset }: Context,
  kind: Kind,
  analysis: Analysis,
): readonly ContentsEntry[] {
  if (!kind.headings) return [];
  const partsOf = (parts: readonly Part[]) =>
    parts
      .filter((part) => hasPart(kind, part))
      .map((id) => ({ id, title: locale.say(`labels.${id}`) }));
  const themes = hasPart(kind, ...OF_THEMES)
    ? analysis.sections.map(({ theme }) => ({
        id: sectionId(theme),
        title: lookUp(dataset.themeById, theme).name[language],
      }))
    : [];
  return [...partsOf(BEFORE), ...themes, ...partsOf(AFTER)].map(({ id, title }, index) => {
    const number = numberHeading(language, index + 1);
    return { id, heading: plainText(say(locale.say("heading"), { number, title })) };
  });
}
