import { setTimeout as sleep } from "node:timers/promises";
import type { InspectedIntake } from "../../../../app/intake/inspect.ts";
import { linesOf } from "../../../../app/intake/lines.ts";
import { titleIn } from "../../../../app/intake/list.ts";
import { choicesFor } from "../../../../app/query/choices.ts";
import { NotThere } from "../../../../app/serve/jobs.ts";
import type { Language } from "../../../../dataset/model.ts";
import type { Diagnostic } from "../../../../diagnostic.ts";
import type { FieldFault } from "../../../../web/pages/faults.ts";
import { titleOf } from "../../../../web/pages/intake/list.ts";
import type { IntakeModel } from "../../../../web/pages/intake/model.ts";
import { HttpFault } from "../../problem.ts";
import type { PageKit } from "../kit.ts";

/** The intake file of a document. Errors: NotThere. */
export async function inspect({ service }: PageKit, document: string): Promise<InspectedIntake> {
  const found = await service.intakes.inspect(document);
  if (found) return found;
  const known = (await service.intakes.list()).map((one) => one.document);
  throw new NotThere(`No document is being decided that is called "${document}"`, {
    field: "document",
    value: document,
    ...choicesFor(document, known),
  });
}

/** Errors: HttpFault where the service only reads. */
export function requireWriting({ canWrite }: PageKit): void {
  if (canWrite) return;
  throw new HttpFault(
    403,
    "This service is for reading only",
    "start it with `briefings serve --write`",
  );
}

/** How long an answer waits for the data to be read again. */
const [MOST_WAIT_MS, STEP_MS] = [10_000, 50];

/** Waits until data that was written is read, as long as one waits for an answer. */
export async function untilRead(
  { service }: PageKit,
  isRead: (edition: ReturnType<PageKit["service"]["edition"]>) => boolean,
): Promise<void> {
  for (let ms = 0; ms < MOST_WAIT_MS && !isRead(service.edition()); ms += STEP_MS)
    await sleep(STEP_MS);
}

/** What does not depend on who looks at what of it. */
export function modelOf(
  { service, canWrite }: PageKit,
  language: Language,
  document: string,
  { intake, document: read, revision, remarks, faults }: InspectedIntake,
): Omit<IntakeModel, "choice" | "form" | "refused" | "by" | "isNamed"> {
  const { dataset } = service.edition();
  const spec = intake?.spec;
  const unread =
    read && "code" in read ? [{ field: "document", message: told(read.message, read.hint) }] : [];
  return {
    dataset,
    document,
    region: spec?.region ?? "",
    title: titleOf(dataset, document, spec ? titleIn(spec.title) : null, language),
    canWrite,
    revision,
    text: read && "text" in read ? read.text : null,
    lines: intake ? linesOf(intake) : [],
    ignored: spec?.ignored ?? [],
    unread: spec?.unread ?? [],
    remarks: remarks.map(({ message, hint }) => told(message, hint ?? null)),
    lost: spec?.lost?.length ?? 0,
    canUndo: service.intakes.lastDecided(document) !== null,
    faults: [...unread, ...faults.map(faultOf)],
  };
}

/** A fault of the file as the command tells it, with its line. */
function faultOf({ message, hint, at }: Diagnostic): FieldFault {
  return { field: "intake", message: told(`${at.file}:${at.line} ${message}`, hint ?? null) };
}

function told(message: string, hint: string | null): string {
  return hint === null ? message : `${message} (${hint})`;
}
