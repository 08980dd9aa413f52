import { figuresWithIds, isAnswer } from "../analysis/figure-index.ts";
import { waysToMakeRoom } from "../analysis/trim.ts";
import type { Draft } from "../briefing.ts";
import type { Dataset, Figure } from "../dataset/model.ts";
import type { Components } from "../results/manifest.ts";
import { sha256 } from "../store/folder.ts";
import type { View } from "../view/model.ts";
import { isOfSince, within } from "../view/since.ts";
import type { DrawingInputs } from "./program.ts";

/** What an output is made of, and the figures among it each for itself. */
export interface Fingerprint {
  readonly madeOf: Components;
  /** SHA-256 over all that it is made of. */
  readonly key: string;
  readonly figures: FigureLines;
}

/** Figure id → the figure in words, part by part, so that two states of it can be told apart by eye. */
export type FigureLines = Readonly<Record<string, FigureLine>>;

export interface FigureLine {
  /** A number, or words where the document has none. */
  readonly value: string;
  /** A unit's id; empty for words. */
  readonly unit: string;
  /** e.g. `at_least, estimate`. */
  readonly marks: string;
  /** Document, section and figure as printed there. */
  readonly source: string;
}

/** Finds out what a briefing is made of, from its words alone: nothing is drawn. */
export function fingerprintOf(
  { request, analysis, view }: Draft,
  drawing: DrawingInputs,
): Fingerprint {
  const figures = figuresIn(request.dataset, view);
  const limit = request.spec.pages;
  const madeOf: Components = {
    ...wordsOf(view),
    ...(request.earlier ? { since: hashOf([view.since, within(request.earlier, view)]) } : {}),
    figures: hashOf(figures.map(withoutPlace)),
    ...drawing.ofKind(view.kind),
    ...drawing.program,
    ...(limit === null
      ? {}
      : {
          "setting/pages": String(limit),
          // What may go, in which order, is in the words; how much of it there is may not be.
          "setting/room": hashOf(waysToMakeRoom(analysis)),
          ...drawing.ofFitting(view.language),
        }),
  };
  return {
    madeOf,
    key: keyOf(madeOf),
    // What was replaced is no figure of its own: that of its name is revised.
    figures: Object.fromEntries(
      figures.filter(isAnswer).map((figure) => [figure.id, describeFigure(figure)]),
    ),
  };
}

/** The key of an output. */
export function keyOf(madeOf: Components): string {
  return hashOf(Object.entries(madeOf).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The figures that a briefing shows or works with, in the order of the dataset. */
function figuresIn(dataset: Dataset, { facts }: View): readonly Figure[] {
  return figuresWithIds(
    dataset,
    facts.flatMap(({ figures }) => figures),
  );
}

/** A figure in words. */
function describeFigure(figure: Figure): FigureLine {
  const { value, text, unit, bound, status, basis, scope, standing, remark } = figure;
  const qualities = [bound === "exact" ? null : bound, status, basis, scope, remark];
  const marks = [...qualities, standing === "contradicted" ? "conflict" : null].filter(
    (mark) => mark !== null,
  );
  return {
    value: value === null ? (text ?? "") : String(value),
    unit: value === null ? "" : unit,
    marks: marks.join(", "),
    source: `${figure.document} ${figure.section} “${figure.printed}”`,
  };
}

/** Hashes what a briefing says, part by part, so that it can be told which part changed. */
function wordsOf(view: View): Components {
  const { sections, head, since: _, ...parts } = view;
  // The version in the head is a hash of all the rest, and says nothing of its own.
  const facts = view.facts.filter(({ where }) => !isOfSince(where));
  const whole = { ...parts, facts, head: { ...head, version: "" } };
  const themes = sections.map((section) => [`section-${section.id}`, section]);
  return {
    ...hashEach({ ...whole, ...Object.fromEntries(themes) }),
    // Tells apart sections that changed places.
    "words/order": hashOf(sections.map(({ id }) => id)),
  };
}

function hashEach(parts: Readonly<Record<string, unknown>>): Components {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [`words/${name}`, hashOf(part)]),
  );
}

/** Where a figure stands in its file moves with every line added above it. */
function withoutPlace({ at: _, ...figure }: Figure): Omit<Figure, "at"> {
  return figure;
}

function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value) ?? "undefined");
}
