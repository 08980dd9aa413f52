import { groupBy } from "../group-by.ts";
import type { UnnamedFigure } from "./figures.ts";
import type { Report } from "./text.ts";

export interface Checking {
  /** False where some figures could not be read: a missing partner may be among them. */
  readonly isComplete: boolean;
  readonly report: Report;
}

/**
 * Checks the figures of one identity against each other.
 *
 * Errors: `duplicate-figure` where a document says it twice without contradicting itself; `conflict-without-partner`
 * where a figure claims a contradiction alone.
 */
export function checkStatements(
  group: readonly UnnamedFigure[],
  { isComplete, report }: Checking,
): void {
  const byDocument = [...groupBy(group, ({ document }) => document).values()];
  const claims = group.filter(({ conflict }) => conflict);
  const [alone] = claims;
  const isOneClaim = new Set(claims.map(contentOf)).size === 1;
  // `checkDocument` reports what one document says twice.
  if (alone && isOneClaim && byDocument.every(({ length }) => length === 1) && isComplete) {
    const message =
      "`conflict` is true, but no other figure marked so says the same thing otherwise.";
    const hint =
      group.length === 1
        ? "add the other figure, or delete `conflict`"
        : "mark the figure that it contradicts as well, or delete `conflict`";
    report({ severity: "error", code: "conflict-without-partner", message, at: alone.at, hint });
  }
  for (const own of byDocument) checkDocument(own, report);
}

/** Reports a figure that its document gives twice, unless the two differ and are marked as a contradiction. */
function checkDocument([first, ...others]: readonly UnnamedFigure[], report: Report): void {
  if (!first) return;
  const isContradiction = [first, ...others].every(({ conflict }) => conflict);
  const earlier = new Map([[contentOf(first), first]]);
  for (const figure of others) {
    const content = contentOf(figure);
    const twin = earlier.get(content);
    if (!twin) earlier.set(content, figure);
    if (!twin && isContradiction) continue;
    const { file, line, col } = (twin ?? first).at;
    const message = `This figure is already given at ${file}:${line}:${col}.`;
    const hint = twin
      ? "delete one, and list its place under `also` of the other"
      : "if the document contradicts itself, write `conflict: true` on both";
    report({ severity: "error", code: "duplicate-figure", message, at: figure.at, hint });
  }
}

function contentOf({ value, text, bound }: UnnamedFigure): string {
  return JSON.stringify([value, text, bound]);
}
