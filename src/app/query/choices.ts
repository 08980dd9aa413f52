import { distanceBelow } from "../../dataset/suggestion.ts";

/** What may be written in a field: all of it, or the nearest where it is much. */
export interface Choices {
  readonly choices: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

export const NO_CHOICES: Choices = { choices: [], more: 0 };

/** So many are listed as they stand; of more, only the nearest. */
const MOST_LISTED = 30;
const MOST_NEAREST = 5;
/** Names are shorter: what is longer is no misspelt name. */
const LONGEST_NAME = 80;

/** Lists what may be written, nearest first where there is more than can be read. */
export function choicesFor(written: string, known: readonly string[]): Choices {
  if (known.length <= MOST_LISTED) return { choices: known, more: 0 };
  const choices = nearest(written, known);
  return { choices, more: known.length - choices.length };
}

/** Those with the fewest wrong letters; of those alike the first. What begins with the same letters is near as well. */
function nearest(written: string, known: readonly string[]): readonly string[] {
  if (written.length > LONGEST_NAME) return known.slice(0, MOST_NEAREST);
  const letters = [...written];
  const limit = Math.max(2, Math.floor(letters.length / 3) + 1);
  const ranked = known.map((name) => {
    const distance = distanceBelow(limit, letters, [...name]);
    return {
      name,
      distance: distance < limit ? distance : limit + (isPart(written, name) ? 0 : 1),
    };
  });
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}

function isPart(written: string, name: string): boolean {
  return written !== "" && (name.includes(written) || written.includes(name));
}

/** Says them in a line; null where there are none. */
export function sayChoices({ choices, more }: Choices): string | null {
  if (choices.length === 0) return null;
  const listed = choices.join(", ");
  return more === 0 ? `expected one of: ${listed}` : `the nearest are: ${listed}; ${more} more`;
}
