import { relative, resolve, sep } from "node:path";
import type { Dataset } from "../../dataset/model.ts";
import { headOf } from "../../intake/file/head.ts";
import { keepDecisions } from "../../intake/file/keep.ts";
import { knownIn } from "../../intake/file/known.ts";
import type { IntakeFile } from "../../intake/file/read.ts";
import { formatIntake } from "../../intake/file/write.ts";
import type { Front } from "../../intake/front.ts";
import type { Years } from "../../intake/when.ts";
import type { OpenedDocument, ReadingOptions } from "./document.ts";
import { intakeBytes } from "./open.ts";
import type { PlaceReading } from "./places.ts";

/** Of a document that says nothing of itself. */
export const NO_FRONT = {
  title: "",
  kind: "plan",
  issuer: null,
  number: null,
  date: null,
} as const satisfies Omit<Front, "years">;

/** What all intake files of one reading have in common. */
interface ReadingOfFile extends ReadingOptions {
  readonly dataset: Dataset;
  readonly opened: OpenedDocument;
  readonly front: Front | null;
  readonly years: Years;
}

/** The intake file of a place. */
export interface PlaceIntake {
  readonly place: PlaceReading;
  readonly file: { readonly path: string; readonly bytes: Uint8Array };
  readonly counts: { readonly known: number; readonly kept: number; readonly lost: number };
}

/** A document that the data does not have is asked about in the head of its file. */
export function intakeOf(
  place: PlaceReading,
  before: IntakeFile | null,
  { dataset, opened, front, years, file: named, data }: ReadingOfFile,
  cwd: string,
): PlaceIntake {
  const { document, region, candidates, ignored, unread } = place;
  const file = relative(resolve(cwd, data), resolve(cwd, named)).split(sep).join("/");
  const asked = dataset.documentById.has(document) ? null : { ...(front ?? NO_FRONT), years };
  const head = headOf({ document, region, file, sha256: opened.sha256[0] }, asked, before);
  const isKnown = knownIn({ document, region }, dataset);
  const { lost, kept, ...decided } = keepDecisions(candidates, opened.text, before, isKnown);
  const known = decided.candidates.filter(({ decision }) => decision === "known").length;
  const text = formatIntake({ head, candidates: decided.candidates, ignored, unread, lost });
  return {
    place,
    file: { path: `intake/${document}.yaml`, bytes: intakeBytes(text, named) },
    counts: { known, kept, lost: lost.length },
  };
}
