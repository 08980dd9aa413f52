import type { ChartForm } from "../../dataset/chart-forms.ts";
import type { ButterflySpec } from "../butterfly/model.ts";
import type { ChartFigureSpec } from "../model.ts";
import type { PanelsSpec } from "../panels/model.ts";
import type { StripSpec, SwarmSpec } from "../position/model.ts";
import type { CoverageSpec, YearsSpec } from "../reporting/model.ts";
import type { LinesSpec, SlopeSpec, SparklineSpec } from "../time/model.ts";
import { bars } from "./bars.ts";
import { butterfly } from "./butterfly.ts";
import { columns } from "./columns.ts";
import { coverage } from "./coverage.ts";
import { dots } from "./dots.ts";
import { dumbbell } from "./dumbbell.ts";
import { lines } from "./lines.ts";
import type { DrawnForm } from "./model.ts";
import { panels } from "./panels.ts";
import { slope } from "./slope.ts";
import { sparkline } from "./sparkline.ts";
import { strip } from "./strip.ts";
import { swarm } from "./swarm.ts";
import { years } from "./years.ts";

/** What a figure of each form is drawn from. */
interface SpecByForm extends Readonly<Record<ChartForm, ChartFigureSpec>> {
  readonly panels: PanelsSpec;
  readonly butterfly: ButterflySpec;
  readonly strip: StripSpec;
  readonly swarm: SwarmSpec;
  readonly lines: LinesSpec;
  readonly sparkline: SparklineSpec;
  readonly slope: SlopeSpec;
  readonly years: YearsSpec;
  readonly coverage: CoverageSpec;
}

type FigureForm = keyof SpecByForm;

/** What a figure is drawn from, worded in one language; its `form` tells which kind it is. */
export type FigureSpec = SpecByForm[FigureForm];

/** How each form is drawn; a file each. */
const FORMS: { readonly [Form in FigureForm]: DrawnForm<SpecByForm[Form]> } = {
  bars,
  dots,
  dumbbell,
  columns,
  panels,
  butterfly,
  strip,
  swarm,
  lines,
  sparkline,
  slope,
  years,
  coverage,
};

/** How a figure is drawn and proved. */
export function formOf<Spec extends FigureSpec>({ form }: Spec): DrawnForm<Spec> {
  return FORMS[form] as DrawnForm<Spec>;
}
