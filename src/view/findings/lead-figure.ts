import type {
  Field,
  Finding,
  FindingKind,
  FindingOf,
  Step,
  StepDirection,
} from "../../analysis/findings/model.ts";
import { wayOf } from "../../analysis/series/direction.ts";
import type { Figure } from "../../dataset/model.ts";
import { type Context, measureName, placeName } from "../context.ts";
import { showFigure } from "../figure.ts";
import type { LeadFigureView } from "../model.ts";
import { periodsOf } from "../period.ts";
import { plainText, say } from "../sentence.ts";
import { widthMm } from "../table/text-width.ts";
import { saysUnit, unitName } from "../unit.ts";
import { pickLed } from "./contrast.ts";
import { pickLead } from "./steps.ts";

/** The figures that a reader sees first: one, two that a document gives for the same, or a step from one to the other. */
interface KeyFigures {
  readonly figures: readonly Figure[];
  /** Where the second lies from the first; null where they are no step. */
  readonly step: StepDirection | null;
}

const NONE: KeyFigures = { figures: [], step: null };

/** Picks them for each kind of finding, all of one place of those that its lead is about; none where there is no such figure. */
const PICKS: {
  readonly [Kind in FindingKind]: (finding: FindingOf<Kind>, context: Context) => KeyFigures;
} = {
  scale: ({ params }, context) => ofField(params.field, params.highest[0], context),
  order: ({ params }, context) => ofField(params.field, params.highest[0], context),
  spread: ({ params }, context) => ofField(params.field, params.highest, context),
  outlier: ({ params }) => only(params.figure),
  ambition: ({ params }, context) => ofSteps(params.steps, params.largest, context),
  contrast: ({ params }, { focus }) => {
    const { led } = pickLed(params.items, focus);
    const item = led.find((one) => one === params.largest) ?? led[0];
    return only(item?.target);
  },
  position: ({ params }) => only(params.figure),
  turn: ({ params }) => ofStep(params.steps[0]),
  met: ({ params }) => only(params.steps[0]?.outcome),
  revision: ({ params }) => only(params.after),
  divergence: ({ params: { rose, fell } }) =>
    only(fell.length <= rose.length ? fell.at(-1) : rose[0]),
  structure: () => NONE,
  list: () => NONE,
  contradiction: ({ params }) => ({ figures: params.figures, step: null }),
  coverage: () => NONE,
  gap: () => NONE,
};

function only(figure: Figure | undefined): KeyFigures {
  return { figures: figure ? [figure] : [], step: null };
}

function ofField(field: Field, figure: Figure | undefined, { focus }: Context): KeyFigures {
  return only(field.figures.find(({ region }) => focus.includes(region)) ?? figure);
}

function ofStep(step: Step | undefined): KeyFigures {
  return step ? { figures: [step.outcome, step.target], step: step.direction } : NONE;
}

/** The largest of the steps that the lead is about. */
function ofSteps(steps: readonly Step[], largest: readonly Step[], { focus }: Context): KeyFigures {
  const { regions } = pickLead(steps, focus);
  const led = (all: readonly Step[]) =>
    regions.length === 0 ? all : all.filter(({ region }) => regions.includes(region));
  return ofStep(led(largest)[0] ?? led(steps)[0]);
}

/** How a figure is set large, and the unit and marks beside it; as templates/styles/ have it. */
const LARGE = { sizePt: 17, isBold: true };
const SMALL = { sizePt: 8.5 };
/** What is longer than its column, less the spaces between its parts, is set smaller. */
const LARGEST_MM = 22.5;

/** Words the figure of a finding: what it is, its number, and of which place and period; null where it has none. */
export function wordLeadFigure(context: Context, finding: Finding): LeadFigureView | null {
  const { figures, step } = pick(context, finding);
  const [figure] = figures;
  const isOfTargets = figures.every(({ status }) => status === "target");
  if (!figure || figures.some(({ value }) => value === null)) return null;
  const isFall = step === "below" || (figure.measure === "growth" && wayOf(figure) === "fall");
  const numerals = figures.map((one) => showFigure(context, one, { signed: true }));
  const unit = figure.unit === "%" ? "%" : unitName(context, figure, null);
  const digits = numerals.map(({ prefix, text }) => prefix + text).join(step === null ? "/" : "→");
  const marks = numerals.map(({ mark }) => mark).join("");
  const roomMm = widthMm(digits, LARGE) + widthMm(marks, SMALL) + widthMm(unit, SMALL);
  return {
    numerals,
    isLong: roomMm > LARGEST_MM,
    isStep: step !== null,
    isFall,
    unit,
    aside: saysUnit(topicOf(context, finding), unit)
      ? ""
      : plainText(say(context.locale.say("keyFigure.unit"), { unit })),
    of: say(context.locale.say(isOfTargets ? "keyFigure.target" : "keyFigure.of"), {
      place: placeName(context, figure.region),
      periods: periodsOf(context, figures, { shortestRange: 2 }),
    }),
  };
}

function pick<Kind extends FindingKind>(context: Context, finding: FindingOf<Kind>): KeyFigures {
  return PICKS[finding.kind](finding, context);
}

/** The place whose figure stands large; null where none does. */
export function leadPlaceOf(context: Context, finding: Finding): string | null {
  return pick(context, finding).figures[0]?.region ?? null;
}

/** What a finding is about, e.g. 地区生产总值增速; empty of the headline as a whole. */
export function topicOf(context: Context, { indicator, measure, isOfHeadline }: Finding): string {
  return isOfHeadline ? "" : measureName(context, indicator, measure);
}
