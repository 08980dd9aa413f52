import { parse } from "yaml";
import { keptUnit } from "../../dataset/figures.ts";
import { shownPath } from "../../dataset/files.ts";
import type { Dataset, Indicator } from "../../dataset/model.ts";
import { valueAt } from "../../dataset/shape.ts";
import type { Report } from "../../dataset/text.ts";
import { groupBy } from "../../group-by.ts";
import { type FlowMap, toFlow } from "../file/flow.ts";
import { sayingOf, sayingsOf } from "../file/known.ts";
import { type AcceptedLine, figureIn } from "../file/lines.ts";
import type { IntakeFile } from "../file/read.ts";
import type { Merging } from "./merging.ts";
import { addToObservations, newObservations } from "./observations.ts";

/**
 * Puts the figures of accepted lines that data does not have yet into the file that has the others of the document.
 *
 * Shape: the lines whose figures are new. Errors: `wrong-name` where a new file would need the name of another.
 */
export function addFigures(
  { spec: { document, region }, source }: IntakeFile,
  lines: readonly AcceptedLine[],
  dataset: Dataset,
  merging: Merging,
  report: Report,
): readonly AcceptedLine[] {
  const known = sayingsOf(document, dataset);
  const fresh = lines.filter(({ figure }) => !known.has(sayingOf(figure)));
  if (fresh.length === 0) return [];
  const own = [...known.values()].find((figure) => figure.region === region);
  const found = own && merging.pathOf(own.at.file);
  const path = found ?? `observations/${document}.yaml`;
  const there = merging.textOf(path);
  if (!found && there !== null) {
    const message = `${shownPath(merging.folder, path)} holds other figures; those of ${document} would be written there.`;
    const at = source.at(["document"]);
    report({ severity: "error", code: "wrong-name", message, at, hint: "rename that file" });
    return [];
  }
  const isOwn = there === null || valueAt(parse(there), ["document"]) === document;
  const figures = newFigures(fresh, dataset, isOwn);
  const byIndicator = groupBy(figures, ({ line }) => line.indicator);
  const additions = new Map(
    [...byIndicator].map(([id, some]) => [id, some.map(({ flow }) => flow)]),
  );
  merging.write(
    path,
    there === null
      ? newObservations(region, document, additions)
      : addToObservations(there, additions),
  );
  for (const [indicator, some] of byIndicator) {
    merging.place(
      path,
      indicator,
      some.map(({ line }) => line.intake.source.at(line.path)),
    );
  }
  return figures.map(({ line }) => line);
}

/** A figure that is new to the data, and the line that says it first. */
interface NewFigure {
  readonly line: AcceptedLine;
  readonly flow: FlowMap;
}

/** What a document says twice is one figure with two places. */
function newFigures(
  fresh: readonly AcceptedLine[],
  { indicatorById }: Pick<Dataset, "indicatorById">,
  isOwnDocument: boolean,
): readonly NewFigure[] {
  return [...groupBy(fresh, ({ figure }) => sayingOf(figure)).values()].map((same) => {
    const [line, ...others] = same as [AcceptedLine, ...AcceptedLine[]];
    const document = isOwnDocument ? undefined : line.figure.document;
    const figure = flowOf(line, indicatorById.get(line.indicator));
    return { line, flow: { ...figure, ...placeOf(line, others, document) } };
  });
}

/** The keys in the order of files written by hand, without what is the default. */
function flowOf({ spec, number }: AcceptedLine, indicator: Indicator | undefined): FlowMap {
  const { year, period, measure, on, unit, bound, status, ...rest } = figureIn(spec);
  const kept = indicator && keptUnit({ measure }, indicator);
  const { basis, scope, conflict, remark } = rest;
  const qualifiers = {
    unit: unit === kept ? undefined : unit,
    bound: bound === "exact" ? undefined : bound,
    status: status === "actual" ? undefined : status,
    ...{ basis, scope, conflict: conflict || undefined, remark },
  };
  return {
    ...(toFlow({ year, period, measure, on }) as FlowMap),
    value: { plain: number },
    ...(toFlow(qualifiers) as FlowMap),
  };
}

function placeOf(
  { spec: { section, printed } }: AcceptedLine,
  others: readonly AcceptedLine[],
  document: string | undefined,
): FlowMap {
  const nameOf = (place: { readonly section: string; readonly printed: string }) =>
    `${place.section}\n${place.printed}`;
  const places = new Map(
    others.map(({ spec: other }) => [
      nameOf(other),
      { section: other.section, printed: other.printed },
    ]),
  );
  places.delete(nameOf({ section, printed }));
  const also = places.size > 0 ? [...places.values()] : undefined;
  return toFlow({ document, section, printed, also }) as FlowMap;
}
