import { createHash } from "node:crypto";
import { ReportError } from "../error.ts";
import { ARROW } from "./cell.ts";
import { missingCharacters } from "./fonts.ts";
import { type FigureSpec, formOf } from "./forms/forms.ts";
import type { ChartFigure } from "./model.ts";
import { readLabels, withoutSpaces } from "./svg.ts";

/**
 * Hashes what a figure is drawn from: SHA-256 over its spec, independent of the order of keys.
 *
 * Two figures with one hash show the same.
 */
export function hashSpec(spec: FigureSpec): string {
  const sortKeys = (_key: string, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash("sha256").update(JSON.stringify(spec, sortKeys)).digest("hex");
}

/**
 * Refuses a spec that cannot be drawn truthfully.
 *
 * Errors: CHART_FAULT naming the figure and what is wrong; FONT_MISSING for a character no font of the project has.
 */
export function checkSpec(spec: FigureSpec): void {
  const fail = (what: string) => {
    throw new ReportError("CHART_FAULT", `Chart ${spec.id || "without an id"}: ${what}`);
  };
  if (!/^[\w-]+$/.test(spec.id)) fail("expected an id of letters, digits, _ and -");
  if (!spec.alt) fail("expected an alternative text");
  if (!(spec.widthMm > 0)) fail(`expected a width in millimetres, got ${spec.widthMm}`);
  formOf(spec).check(spec, fail);
  const missing = missingCharacters(labelsOf(spec).join(""));
  if (missing.length > 0) {
    throw new ReportError(
      "FONT_MISSING",
      `Chart ${spec.id} has ${missing.join(" ")}, which no font of charts has`,
      { hint: "write it with other characters" },
    );
  }
}

/** Every label that a figure has to show, as often as it has to. */
export function labelsOf(spec: FigureSpec): readonly string[] {
  return formOf(spec).labelsOf(spec);
}

/**
 * Proves that a drawing is the one of this spec: same figure, same data, every label there and no other.
 *
 * Errors: CHART_FAULT.
 */
export function checkFigure(spec: FigureSpec, figure: ChartFigure): void {
  const fail = (what: string) => {
    throw new ReportError("CHART_FAULT", `Chart ${spec.id}: ${what}`);
  };
  const hash = hashSpec(spec);
  if (figure.id !== spec.id) fail(`got the drawing of ${figure.id}`);
  if (figure.hash !== hash) fail(`the drawing was made from other data (${figure.hash})`);
  const bound = ` data-figure="${spec.id}" data-hash="${hash}" `;
  if (!figure.svg.includes(bound)) fail("the drawing names another figure or other data");
  const left = readLabels(figure.svg).map(withoutSpaces);
  const expected = labelsOf(spec).map(withoutSpaces);
  for (const label of expected) {
    const index = left.indexOf(label);
    if (index < 0) fail(`the drawing lacks "${label}"`);
    left.splice(index, 1);
  }
  // Only unknown labels fail here, not repeated ones: columns repeat names and captions under each panel.
  const stranger = left.find((label) => !expected.includes(label) && label !== ARROW);
  if (stranger !== undefined) fail(`the drawing says "${stranger}", which was not given`);
}
