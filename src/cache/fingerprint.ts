import { figuresWithIds, isAnswer } from "../analysis/figure-index.ts";
import { waysToMakeRoom } from "../analysis/trim.ts";
import type { Draft } from "../briefing.ts";
import type { Dataset, Figure } from "../dataset/model.ts";
import type { Components } from "../results/manifest.ts";
import { sha256 } from "../store/folder.ts";
import type { View } from "../view/model.ts";
import { isOfSince, within } from "../view/since.ts";
import type { DrawingInputs } from "./program.ts";

/** What an output is made of, and each of its figures in words. */
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

/** Finds out what a briefing is made of, from its words alone: nothing is drawn. `identifier` is what its PDF says that it is. */
export function fingerprintOf(
  { request, analysis, view }: Draft,
  drawing: DrawingInputs,
  identifier?: string,
): Fingerprint {
  const figures = figuresIn(request.dataset, view);
  const limit = request.spec.pages;
  const madeOf: Components = {
    ...wordsOf(view),
    ...(request.earlier ? { since: hashOf([view.since, within(request.earlier, view)]) } : {}),
    figures: hashOf(figures.map(withoutPlace)),
    ...drawing.ofKind(view.kind),
    ...drawing.program,
    ...(identifier === undefined ? {} : { "setting/identifier": identifier }),
    ...(limit === null
      ? {}
      : {
          "setting/pages": String(limit),
          // The words tell what may be left out and in which order, but not always how many rows, charts or findings.
          "setting/room": hashOf(waysToMakeRoom(analysis)),
          ...drawing.ofFitting(view.language),
        }),
  };
  return {
    madeOf,
    key: keyOf(madeOf),
    // A superseded figure is left out: the figure that replaces it is reported as revised.
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
  // The version in the head is left out, as it is itself a hash of the rest.
  const facts = view.facts.filter(({ where }) => !isOfSince(where));
  const whole = { ...parts, facts, head: { ...head, version: "" } };
  const themes = sections.map((section) => [`section-${section.id}`, section]);
  return {
    ...hashEach({ ...whole, ...Object.fromEntries(themes) }),
    // The order of the sections, which their hashes, by id, do not tell.
    "words/order": hashOf(sections.map(({ id }) => id)),
  };
}

function hashEach(parts: Readonly<Record<string, unknown>>): Components {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [`words/${name}`, hashOf(part)]),
  );
}

/** Leaves out where a figure stands in its file, which changes with every line added above it. */
function withoutPlace({ at: _, ...figure }: Figure): Omit<Figure, "at"> {
  return figure;
}

function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value) ?? "undefined");
}
