/** What is left out of a briefing so that it fits its pages. */
export interface Omitted {
  readonly findings: number;
  readonly indicators: number;
  readonly charts: number;
  /** Charts beside findings, from the last on; the findings stay in words. */
  readonly proofs: number;
  /** Indicators that the place in focus alone publishes with their definition. */
  readonly only: number;
  /** True where tables tell the distribution over the places instead of each place. */
  readonly places: boolean;
  /** Most rows of a chart; null for as many as charts have. */
  readonly chartRows: number | null;
}

export const NOTHING_OMITTED: Omitted = {
  findings: 0,
  indicators: 0,
  charts: 0,
  proofs: 0,
  only: 0,
  places: false,
  chartRows: null,
};
