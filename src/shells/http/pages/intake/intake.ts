import type { FastifyInstance } from "fastify";
import type { InspectedIntake } from "../../../../app/intake/inspect.ts";
import { linesOf } from "../../../../app/intake/lines.ts";
import { titleIn } from "../../../../app/intake/list.ts";
import { choicesFor } from "../../../../app/query/choices.ts";
import { NotThere } from "../../../../app/serve/jobs.ts";
import type { Language } from "../../../../dataset/model.ts";
import type { Diagnostic } from "../../../../diagnostic.ts";
import type { FieldFault } from "../../../../web/pages/faults.ts";
import { readIntakeChoice } from "../../../../web/pages/intake/address.ts";
import { titleOf } from "../../../../web/pages/intake/list.ts";
import type { IntakeChoice, IntakeModel } from "../../../../web/pages/intake/model.ts";
import { PAGE, type PageKit } from "../kit.ts";

/** The documents whose numbers are decided, and each of them. */
export function addIntake(server: FastifyInstance, kit: PageKit, language: Language): void {
  const { intakes, edition } = kit.service;
  server.get(`/${language}/intake`, PAGE, async (request, reply) => {
    const { dataset } = edition();
    const model = { dataset, intakes: await intakes.list(), canWrite: kit.canWrite };
    return kit.show({ request, reply }, language, "intakes", model);
  });
  server.get<Named>(`/${language}/intake/:document`, PAGE, async (request, reply) => {
    const inspected = await inspect(kit, request.params.document);
    const choice = readIntakeChoice(new URL(request.url, "http://service").searchParams);
    const model = modelOf(kit, language, request.params.document, inspected, choice);
    return kit.show({ request, reply }, language, "intake", model);
  });
}

interface Named {
  Params: { document: string };
}

/** Errors: NotThere. */
async function inspect({ service }: PageKit, document: string): Promise<InspectedIntake> {
  const found = await service.intakes.inspect(document);
  if (found) return found;
  const known = (await service.intakes.list()).map((one) => one.document);
  throw new NotThere(`No document is being decided that is called "${document}"`, {
    field: "document",
    value: document,
    ...choicesFor(document, known),
  });
}

function modelOf(
  { service, canWrite }: PageKit,
  language: Language,
  document: string,
  { intake, document: read, revision, faults }: InspectedIntake,
  choice: IntakeChoice,
): IntakeModel {
  const { dataset } = service.edition();
  const spec = intake?.spec;
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
    choice,
    faults: [
      ...(read && "code" in read ? [{ field: "document", message: read.message }] : []),
      ...faults.map(faultOf),
    ],
  };
}

/** A fault of the file as the command tells it, with its line. */
function faultOf({ message, hint, at }: Diagnostic): FieldFault {
  const told = `${at.file}:${at.line} ${message}`;
  return { field: "intake", message: hint === undefined ? told : `${told} (${hint})` };
}
