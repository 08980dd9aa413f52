import type { FastifyInstance } from "fastify";
import type { Language } from "../../../../dataset/model.ts";
import { addressOf } from "../../../../web/pages/addresses.ts";
import { PLACE_FIELDS } from "../../../../web/pages/intake/form.ts";
import { named } from "../../scope.ts";
import { acceptForms, formIn } from "../forms.ts";
import { PAGE, type PageKit } from "../kit.ts";
import { fieldsIn } from "./intake.ts";
import { requireWriting, untilRead } from "./model.ts";
import { showIntakes } from "./send.ts";

/** The form by which a place is added, which the page of documents has. */
export function addNewPlace(server: FastifyInstance, kit: PageKit, language: Language): void {
  server.register(
    named("places", async (forms) => {
      acceptForms(forms);
      forms.post(`/${language}/places`, PAGE, async (request, reply) => {
        requireWriting(kit);
        const values = fieldsIn(formIn(request), PLACE_FIELDS);
        const added = await kit.service.intakes.addPlace(values);
        if (added.kind === "faulty") {
          const newPlace = { values, faults: added.faults };
          return showIntakes({ request, reply: reply.code(400) }, kit, language, { newPlace });
        }
        // Another edition may come first, as where a document was read in just before.
        await untilRead(kit, ({ dataset }) => dataset.regionById.has(added.region));
        const page = addressOf("", language, "intake");
        return reply.redirect(`${page}?region=${encodeURIComponent(added.region)}#send`, 303);
      });
    }),
  );
}
