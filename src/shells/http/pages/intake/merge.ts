import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { headFieldsOf } from "../../../../app/intake/head-fields.ts";
import type { IntakeMerge } from "../../../../app/intake/merge.ts";
import type { Language } from "../../../../dataset/model.ts";
import { addressOf } from "../../../../web/pages/addresses.ts";
import { named } from "../../scope.ts";
import { acceptForms, formIn } from "../forms.ts";
import { PAGE, type PageKit } from "../kit.ts";
import { todayAt } from "../today.ts";
import { inspect, modelOf, requireWriting, untilRead } from "./model.ts";

interface Named {
  Params: { document: string };
  Querystring: { done?: unknown };
}

interface To {
  readonly request: FastifyRequest<Named>;
  readonly reply: FastifyReply;
}

/** What merging a document would do, and the button that does it. */
export function addIntakeMerge(server: FastifyInstance, kit: PageKit, language: Language): void {
  const path = `/${language}/intake/:document/merge`;
  server.get<Named>(path, PAGE, async (request, reply) => show({ request, reply }, kit, language));
  server.register(
    named("merging", async (forms) => {
      acceptForms(forms);
      forms.post<Named>(path, PAGE, async (request, reply) => {
        requireWriting(kit);
        const { document } = request.params;
        const revision = formIn(request).get("revision") ?? "";
        const before = kit.service.edition().number;
        const merged = await merge(kit, document, revision);
        if (merged === null) return show({ request, reply: reply.code(409) }, kit, language);
        if (merged.outcome === null)
          return show({ request, reply: reply.code(400) }, kit, language, merged);
        if (merged.files.length > 0) await untilRead(kit, ({ number }) => number > before);
        const address = addressOf("", language, `intake/${document}`);
        return reply.redirect(`${address}/merge?done=${merged.outcome.added}`, 303);
      });
    }),
  );
}

function merge(kit: PageKit, document: string, revision: string | null) {
  const date = todayAt(kit.nowMs());
  return kit.service.intakes.merge({ document, revision, date });
}

async function show(
  to: To,
  kit: PageKit,
  language: Language,
  merged: IntakeMerge | null = null,
): Promise<FastifyReply> {
  const { document } = to.request.params;
  const found = await inspect(kit, document);
  const { dataset, region, title, canWrite, revision, lines, faults } = modelOf(
    kit,
    language,
    document,
    found,
  );
  const told = merged ?? (found.intake && (await merge(kit, document, null)));
  const isNew = found.intake !== null && !dataset.documentById.has(document);
  const done = /^\d{1,6}$/.exec(String(to.request.query.done ?? ""));
  const counts = { undecided: 0, accepted: 0, edited: 0, rejected: 0, known: 0 };
  for (const { state } of lines) counts[state] += 1;
  return kit.show(to, language, "intake-merge", {
    ...{ dataset, document, region, title, canWrite, revision },
    counts: found.intake && counts,
    adds: told?.outcome ?? null,
    files: told?.files ?? [],
    faults:
      told?.faults ??
      faults.map(({ message }) => ({ message, at: null, field: null, isError: true })),
    head: isNew && found.intake ? { values: headFieldsOf(found.intake.spec), faults: [] } : null,
    done: done ? Number(done[0]) : null,
    isStale: to.reply.statusCode === 409,
  });
}
