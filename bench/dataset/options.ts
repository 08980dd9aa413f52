/**
 * How the numbers are.
 *
 * `twelve-digits` 123,456,789,012; `wide` growths of −99.9 % beside 1,250 %; `equal` each place has the same;
 * `zero` all are nothing.
 */
export const NUMBERS = ["ordinary", "twelve-digits", "wide", "equal", "zero"] as const;

/** What a dataset is like; shares are from 0 to 1. */
export interface DatasetOptions {
  readonly places: number;
  /** At most as many as the shipped data has. */
  readonly indicators: number;
  readonly seed: number;
  /** Plans of years after each other that every place has published. */
  readonly editions: number;
  /** Past years that the places' last plans spread over. */
  readonly years: number;
  /** How many places are compared in a briefing of several; a profile stands among all. */
  readonly compared: number;
  /** How many places have a profile: the first, or where there are cities the first of each. */
  readonly profiles: number;
  /** How many cities there are as places of their own, which the other places lie within, as even as can be; 0 where they are mere names. */
  readonly cities: number;
  /** How many provinces there are, which the cities lie within, as even as can be; none where the cities are mere names. */
  readonly provinces: number;
  /** Share of the first three places of each city that have a name which places of other cities have as well, as 市中区. */
  readonly sameNames: number;
  /** How many places have the longest names there are. */
  readonly longNames: number;
  /** True where amounts are in the units with the longest names. */
  readonly longUnits: boolean;
  readonly numbers: (typeof NUMBERS)[number];
  /** Share of the indicators that a place says nothing of. */
  readonly missing: number;
  /** Share of the indicators, among those reported, that have a rate of growth or a change. */
  readonly growth: number;
  /** Share of them that have a target. */
  readonly targets: number;
  readonly estimates: number;
  /** Share of the figures that are about, at least or at most. */
  readonly bounds: number;
  /** Share of the outcomes of revenue that are net of refunds, as their document says. */
  readonly bases: number;
  /** Share of the outcomes that the document contradicts elsewhere. */
  readonly contradictions: number;
  /** Share of the outcomes that the document repeats elsewhere. */
  readonly repeated: number;
  /** Share of the targets that are words in place of a number. */
  readonly words: number;
}

export const DEFAULTS: DatasetOptions = {
  places: 5,
  indicators: 50,
  seed: 1,
  editions: 1,
  years: 1,
  compared: 5,
  profiles: 1,
  cities: 0,
  provinces: 0,
  sameNames: 0,
  longNames: 0,
  longUnits: false,
  numbers: "ordinary",
  missing: 0.2,
  growth: 0.6,
  targets: 0.4,
  estimates: 0.05,
  bounds: 0.1,
  bases: 0,
  contradictions: 0.01,
  repeated: 0.1,
  words: 0.1,
};
