import type { Registries } from "./figure-checks.ts";
import { type ResolvedFile, resolveFigures, type UnnamedFigure } from "./figures.ts";
import { type DatasetFile, type DatasetFiles, shownPath } from "./files.ts";
import type { FigureForms } from "./forms.ts";
import { checkFigureCount } from "./limits.ts";
import { type Checks, overhear } from "./names.ts";
import { withPresentIds } from "./renames/present.ts";
import { observationsHeadSchema } from "./schema.ts";
import { checkShape } from "./shape.ts";
import type { Steps } from "./steps.ts";
import type { YamlSource } from "./yaml-source.ts";

/** What files of figures are read with. */
interface ObservationsReading {
  readonly folder: string;
  readonly parse: (file: DatasetFile, checks: Checks) => YamlSource | null;
  readonly registries: Registries;
  readonly checks: Checks;
  /** Null where kept figures may not be used, because a list that figures are resolved with has faults. */
  readonly forms: FigureForms | null;
}

/** Reads files of figures, in the order given; a step parses or resolves one file. */
export function* readObservations(
  files: DatasetFiles,
  reading: ObservationsReading,
): Steps<ResolvedFile> {
  const { folder, checks } = reading;
  const figures: UnnamedFigure[] = [];
  let isComplete = true;
  for (const file of files) {
    const resolved = yield* takeOver(file, reading);
    for (const figure of resolved.figures) figures.push(figure);
    isComplete &&= resolved.isComplete;
    const shown = shownPath(folder, file.path);
    if (!checkFigureCount(figures.length, shown, checks.report))
      return { figures, isComplete: false };
    yield;
  }
  return { figures, isComplete };
}

/** Returns the kept figures of a file, or reads it. A file with a fault is not kept: it must be reported again. */
function* takeOver(file: DatasetFile, reading: ObservationsReading): Steps<ResolvedFile> {
  const known = reading.forms?.find(file) ?? null;
  if (known) return { figures: known, isComplete: true };
  const { checks, isSilent } = overhear(reading.checks);
  const resolved = yield* readAnew(file, { ...reading, checks });
  if (isSilent()) reading.forms?.keep(file, resolved.figures);
  return resolved;
}

function* readAnew(
  file: DatasetFile,
  { parse, registries, checks }: ObservationsReading,
): Steps<ResolvedFile> {
  const source = parse(file, checks);
  yield;
  if (!source) return { figures: [], isComplete: false };
  checkShape<unknown>(observationsHeadSchema, source, [], checks.report, { checksNumbers: false });
  yield;
  return resolveFigures(withPresentIds(source, "observations", checks), registries, checks);
}
