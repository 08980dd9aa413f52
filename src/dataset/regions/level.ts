/** Administrative levels of the People's Republic of China. */
export const LEVELS = [
  "country",
  "province",
  "city",
  "county",
  "district",
  "county_level_city",
  "zone",
  "town",
] as const;
export type Level = (typeof LEVELS)[number];

/**
 * How far below the country each level is.
 *
 * A zone (开发区) has a tier of its own: it overlaps counties or lies within one, so it is ranked with none of them. One
 * that reports as a district does may be called `district`.
 */
const TIER_BY_LEVEL: Readonly<Record<Level, number>> = {
  country: 0,
  province: 1,
  city: 2,
  county: 3,
  district: 3,
  county_level_city: 3,
  zone: 4,
  town: 5,
};

/** Returns how far below the country a level is: places of one tier may be ranked, and none lies within another. */
export function tierOf(level: Level): number {
  return TIER_BY_LEVEL[level];
}

/**
 * Returns the level of a place whose entry says none.
 *
 * That of one in which other places lie is a city, that of one within a county, district or zone is a town; any other is a county.
 */
export function levelByPosition(hasParts: boolean, whole: Level | null): Level {
  if (whole !== null && tierOf(whole) >= TIER_BY_LEVEL.county) return "town";
  return hasParts ? "city" : "county";
}
