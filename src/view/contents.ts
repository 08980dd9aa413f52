import type { Analysis } from "../analysis/analyze.ts";
import { type Context, listNames, lookUp, placeName } from "./context.ts";
import type { Kind, Part } from "./kind.ts";
import type { ContentsEntry } from "./model.ts";
import { numberHeading } from "./numbering.ts";
import { plainText, say } from "./sentence.ts";
import { isShown, sectionsShown } from "./shown.ts";

/** Parts with a heading of their own. */
const OF_THEIR_OWN: readonly Part[] = [
  "position",
  "headline",
  "butterfly",
  "targets",
  "steps",
  "only",
  "changes",
  "latest",
  "trends",
  "documents",
  "guide",
  "sources",
];
/** Parts for which a theme has a heading; charts alone stand without one. */
const OF_THEMES: readonly Part[] = ["leads", "tables", "plans", "book"];

/** Anchor of a theme. */
export function sectionId(theme: string): string {
  return `theme-${theme}`;
}

/** The numbered headings of the page, in the order in which the kind names its parts; none where it has none. */
export function buildContents(
  context: Context,
  kind: Kind,
  analysis: Analysis,
): readonly ContentsEntry[] {
  const { language, locale, dataset } = context;
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
      ? [{ id: part, title: titleOf(context, part, analysis) }]
      : [];
  });
  return headed.map(({ id, title }, index) => {
    const number = numberHeading(language, index + 1);
    return { id, number, heading: plainText(say(locale.say("heading"), { number, title })) };
  });
}

/** The title of a part; that of the figure on one place names it. */
export function titleOf(context: Context, part: Part, { focus }: Pick<Analysis, "focus">): string {
  const { locale } = context;
  const own = `${part}.heading`;
  if (part !== "position") return locale.say(locale.has(own) ? own : `labels.${part}`);
  const places = focus.map((region) => placeName(context, region));
  return plainText(say(locale.say("position.title"), { place: listNames(context, places) }));
}
