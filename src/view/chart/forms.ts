/** What is said over a chart of each form. */

import type { ChartPanel } from "../../analysis/analyze.ts";
import type { PanelMarks } from "../../charts/panels/model.ts";
import type { ChartForm } from "../../dataset/chart-forms.ts";
import type { Figure } from "../../dataset/model.ts";
import type { Context } from "../context.ts";
import type { Sentence } from "../model.ts";
import { periodsOf } from "../period.ts";
import { say } from "../sentence.ts";
import { leadersMessage, leadersTitle } from "./leaders.ts";
import { stepsMessage, stepsTitle } from "./steps.ts";

/** How a chart of one form is worded. */
interface WordedForm {
  /** The message of one panel, whose measure is named. */
  readonly title: (context: Context, panel: ChartPanel, measure: string) => Sentence;
  /** The same in a few words, over a panel beside others. */
  readonly message: (context: Context, panel: ChartPanel, measure: string) => Sentence;
  /** What the subtitle says of the periods of its outcomes. */
  readonly periods: (context: Context, outcomes: readonly Figure[]) => Sentence;
  /** What its numbers are drawn as among panels of other forms. */
  readonly marks: PanelMarks;
}

/** Forms that compare places with each other. */
const COMPARED: Omit<WordedForm, "marks"> = {
  title: leadersTitle,
  message: leadersMessage,
  periods: (context, outcomes) => periodsOf(context, outcomes),
};

/** Forms that show the step of each place from outcome to target. */
const STEPPING: WordedForm = {
  title: stepsTitle,
  message: stepsMessage,
  periods: ({ locale }) => say(locale.say("chart.step")),
  marks: "pair",
};

export const WORDED_FORMS: Readonly<Record<ChartForm, WordedForm>> = {
  bars: { ...COMPARED, marks: "bar" },
  dots: { ...COMPARED, marks: "dot" },
  dumbbell: STEPPING,
  columns: { ...COMPARED, marks: "bar" },
};
