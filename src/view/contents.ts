import type { Analysis } from "../analysis/analyze.ts";
import { type Context, lookUp } from "./context.ts";
import type { Kind, Part } from "./kind.ts";
import type { ContentsEntry } from "./model.ts";
import { numberHeading } from "./numbering.ts";
import { plainText, say } from "./sentence.ts";
import { isShown, sectionsShown } from "./shown.ts";

/** Parts with a heading of their own. */
const OF_THEIR_OWN: readonly Part[] = ["headline", "targets", "only", "guide", "sources"];
/** Parts for which a theme has a heading; charts alone stand without one. */
const OF_THEMES: readonly Part[] = ["leads", "tables", "plans", "book"];

/** Anchor of a theme. */
export function sectionId(theme: string): string {
  return `theme-${theme}`;
}

/** The numbered headings of the page, in the order in which the kind names its parts; none where it has none. */
export function buildContents(
  { language, locale, dataset }: Context,
  kind: Kind,
  analysis: Analysis,
): readonly ContentsEntry[] {
  if (!kind.headings) return [];
  const themes = () =>
    sectionsShown(kind, analysis).map(({ theme }) => ({
      id: sectionId(theme),
      title: lookUp(dataset.themeById, theme).name[language],
    }));
  const firstOfThemes = kind.parts.find((part) => OF_THEMES.includes(part));
  const headed = kind.parts.flatMap((part) => {
    if (part === firstOfThemes) return themes();
    return OF_THEIR_OWN.includes(part) && isShown(kind, analysis, part)
      ? [{ id: part, title: locale.say(`labels.${part}`) }]
      : [];
  });
  return headed.map(({ id, title }, index) => {
    const number = numberHeading(language, index + 1);
    return { id, number, heading: plainText(say(locale.say("heading"), { number, title })) };
  });
}
