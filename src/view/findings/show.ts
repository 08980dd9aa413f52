import { isDeepStrictEqual } from "node:util";
import type { ChartAnalysis, KeyFinding } from "../../analysis/analyze.ts";
import { sayTogether, wordRows } from "../chart.ts";
import type { Context } from "../context.ts";
import type { FindingView, ProofView } from "../model.ts";
import { verbatim } from "../sentence.ts";
import { leadPlaceOf, topicOf, wordLeadFigure } from "./lead-figure.ts";
import { wordFinding } from "./word.ts";

/** Where a finding of the first page stands. */
interface FindingPlace {
  /** Findings are numbered from 1. */
  readonly number: number;
  /** Width of the chart beside it; null where findings have none. */
  readonly chartWidthMm: number | null;
}

/** Shows a finding: its figure, its words, the chart that proves it. */
export function showFinding(
  context: Context,
  finding: KeyFinding,
  { number, chartWidthMm }: FindingPlace,
): FindingView {
  const topic = topicOf(context, finding);
  // In the order of the page: the ledger numbers its entries as they come.
  const isStrip = chartWidthMm !== null;
  const key = isStrip ? wordLeadFigure(context, finding) : null;
  const places = finding.chart?.panels[0]?.outcome.cells.length ?? 0;
  const areYearsBeside = finding.chart !== null && places <= MOST_ROWS;
  const said = wordFinding(context, finding, { areYearsBeside });
  const place = leadPlaceOf(context, finding);
  const proof = { id: `proof-${number}`, widthMm: chartWidthMm ?? 0, topic, place };
  const chart = finding.chart && wordProof(context, finding.chart, proof);
  return { ...said, isStrip, topic, key, chart };
}

/** Most rows of a chart beside a finding: five findings stand on one page. */
const MOST_ROWS = 6;

/** True where a chart beside one of these findings draws the same for every place. */
export function isDrawnBeside(findings: readonly KeyFinding[], chart: ChartAnalysis): boolean {
  const [panel] = chart.panels;
  const { form } = chart.spec;
  const { indicator, measure, variant, cells = [] } = panel?.outcome ?? {};
  return findings.some(({ chart: proof }) => {
    const [own, ...others] = proof?.panels ?? [];
    const isSame =
      own?.outcome.indicator === indicator &&
      own?.outcome.measure === measure &&
      isDeepStrictEqual(own?.outcome.variant, variant);
    return isSame && form === proof?.spec.form && others.length === 0 && cells.length <= MOST_ROWS;
  });
}

interface ProofPlace {
  readonly id: string;
  readonly widthMm: number;
  readonly topic: string;
  /** The place whose figure stands large; null where none does. */
  readonly place: string | null;
}

function wordProof(
  page: Context,
  chart: ChartAnalysis,
  { topic, place, ...placing }: ProofPlace,
): ProofView {
  // Of many places some are left out, but never the one whose figure stands large beside the chart.
  const peers = [...(place === null ? [] : [place]), ...(page.peers ?? [])];
  const context = sayTogether({ ...page, peers }, chart);
  const setting = { focus: context.focus, mostRows: MOST_ROWS, isCompact: true };
  const title = verbatim(topic);
  const { subtitle, spec } = wordRows(context, { ...placing, ...setting, title }, chart);
  return { id: placing.id, subtitle, spec, names: spec.panels };
}
