import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { SentDocument } from "../../../../app/intake/take-in.ts";
import type { Language } from "../../../../dataset/model.ts";
import { addressOf } from "../../../../web/pages/addresses.ts";
import type { FilledForm } from "../../../../web/pages/intake/form.ts";
import { bodyTooLarge, HttpFault } from "../../problem.ts";
import { acceptFiles, MOST_PDF_BYTES } from "../../routes/changes.ts";
import { named } from "../../scope.ts";
import { PAGE, type PageKit } from "../kit.ts";
import { requireWriting } from "./model.ts";

interface To {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The form by which a document is read in. */
export function addIntakeForm(server: FastifyInstance, kit: PageKit, language: Language): void {
  server.register(
    named("documents", async (files) => {
      await acceptFiles(files);
      files.post(
        `/${language}/intake`,
        { ...PAGE, bodyLimit: MOST_PDF_BYTES },
        async (request, reply) => {
          requireWriting(kit);
          const sent = await readSent(request);
          const taken = await kit.service.intakes.takeIn(sent);
          if (taken.kind === "read") {
            const [first, ...others] = taken.documents;
            const path = first && others.length === 0 ? (`intake/${first}` as const) : "intake";
            return reply.redirect(addressOf("", language, path), 303);
          }
          const { region, document, year } = sent;
          reply.code(400);
          const form = { values: { region, document, year }, faults: taken.faults };
          return showIntakes({ request, reply }, kit, language, { form });
        },
      );
    }),
  );
}

/** The documents that are being decided, and the form for another one. */
export async function showIntakes(
  to: To,
  kit: PageKit,
  language: Language,
  { form = EMPTY, newPlace = EMPTY }: Forms = {},
): Promise<FastifyReply> {
  const { service, canWrite } = kit;
  const { dataset } = service.edition();
  const intakes = await service.intakes.list();
  return kit.show(to, language, "intakes", { dataset, intakes, canWrite, form, newPlace });
}

/** The forms of the page, as they were sent. */
interface Forms {
  readonly form?: FilledForm;
  readonly newPlace?: FilledForm;
}

const EMPTY: FilledForm = { values: {}, faults: [] };

const MOST_FIELD = 200;

/** Errors: HttpFault for what is no form, or more than is read. */
async function readSent(request: FastifyRequest): Promise<SentDocument> {
  if (!request.isMultipart())
    throw new HttpFault(415, "A document is sent in another way", "send it as multipart/form-data");
  let [name, bytes]: [string, Uint8Array] = ["", new Uint8Array()];
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === "file") {
        [name, bytes] = [part.filename, await part.toBuffer()];
        if (part.file.truncated) throw bodyTooLarge(MOST_PDF_BYTES);
      } else fields[part.fieldname] = String(part.value).trim().slice(0, MOST_FIELD);
    }
  } catch (fault) {
    if (fault instanceof HttpFault) throw fault;
    throw new HttpFault(400, "The form that was sent is cut short or damaged", "send it again");
  }
  const { region = "", document = "", year = "" } = fields;
  return { name, bytes, region, document, year };
}
