import { type Shared, THINGS } from "./statements.ts";

/**
 * What a number is of by its place among those that several things share: 城镇、农村居民收入 is for the first 城镇居民收入.
 *
 * Whether the things have an end in common is not said, so that both ways are possible.
 */
export function sharedSubjects({
  subjects,
  place,
  of,
}: Pick<Shared, "subjects" | "place" | "of">): readonly string[] {
  const parts = partsOf(subjects, of);
  const [own, last] = [parts[place], parts.at(-1)];
  if (own === undefined || last === undefined || parts.length < of) return [subjects];
  const isWhole = place === of - 1 || own.length >= last.length;
  return isWhole ? [own] : [own + last.slice(own.length), own];
}

/** The last things that are named, as many as there are numbers; 城乡居民 are two of them. */
function partsOf(subjects: string, of: number): readonly string[] {
  const parts = subjects.split(THINGS);
  if (parts.length >= of || of !== 2) return parts.slice(-of);
  return subjects
    .replace(/城乡(?=居民)/, "城镇、农村")
    .split(THINGS)
    .slice(-of);
}
