import { shownPath } from "../../dataset/files.ts";
import type { Position } from "../../dataset/model.ts";
import type { Checked, Diagnostic } from "../../diagnostic.ts";

/** Lines of a file that come from a place of an intake file. */
export interface Origin {
  /** Path of the file in the data folder. */
  readonly path: string;
  readonly first: number;
  readonly last: number;
  /** The place in the intake file. */
  readonly at: Position;
}

/**
 * Tells each fault of merged data at the line of the intake file that it comes from.
 *
 * An error elsewhere follows from what was merged, and is told where it stands; warnings there were told before.
 */
export function tellAtOrigin(
  { diagnostics }: Pick<Checked<unknown>, "diagnostics">,
  origins: readonly Origin[],
  folder: string,
): readonly Diagnostic[] {
  const originOf = (file: string, line: number) =>
    origins.find(
      ({ path, first, last }) => shownPath(folder, path) === file && first <= line && line <= last,
    )?.at;
  const placed = (text: string) =>
    text.replace(/(\S+):(\d+):\d+/g, (whole, file: string, line: string) => {
      const at = originOf(file, Number(line));
      return at ? `${at.file}:${at.line}:${at.col}` : whole;
    });
  return diagnostics.flatMap((fault) => {
    const at = originOf(fault.at.file, fault.at.line);
    if (at) return [{ ...fault, message: placed(fault.message), at }];
    return fault.severity === "error" ? [fault] : [];
  });
}
