import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Act } from "../../../../app/intake/decide.ts";
import { HEAD_FIELDS, headIn } from "../../../../app/intake/head-fields.ts";
import { fieldsAt } from "../../../../app/intake/lines.ts";
import type { Language } from "../../../../dataset/model.ts";
import { addressOf } from "../../../../web/pages/addresses.ts";
import { intakeAddress, readIntakeChoice } from "../../../../web/pages/intake/address.ts";
import { type FilledForm, LINE_FIELDS } from "../../../../web/pages/intake/form.ts";
import type { IntakeChoice, IntakeModel } from "../../../../web/pages/intake/model.ts";
import { HttpFault } from "../../problem.ts";
import { named } from "../../scope.ts";
import { acceptForms, formIn } from "../forms.ts";
import { PAGE, type PageKit } from "../kit.ts";
import { todayAt } from "../today.ts";
import { inspect, modelOf, requireWriting } from "./model.ts";
import { showIntakes } from "./send.ts";
import { whoIn, whoOf } from "./who.ts";

interface Named {
  Params: { document: string };
}

interface To {
  readonly request: FastifyRequest<Named>;
  readonly reply: FastifyReply;
}

/** The documents whose numbers are decided, and each of them. */
export function addIntake(server: FastifyInstance, kit: PageKit, language: Language): void {
  server.get(`/${language}/intake`, PAGE, async (request, reply) => {
    const query = new URL(request.url, "http://service").searchParams;
    const named = query.get("region") ?? "";
    const isKnown = kit.service.edition().dataset.regionById.has(named);
    const form = { values: { region: isKnown ? named : "" }, faults: [] };
    return showIntakes({ request, reply }, kit, language, { form });
  });
  server.get<Named>(`/${language}/intake/:document`, PAGE, async (request, reply) => {
    const query = new URL(request.url, "http://service").searchParams;
    const choice = readIntakeChoice(query);
    return show({ request, reply }, kit, language, { choice, isEdited: query.has("edit") });
  });
  server.register(
    named("intake", async (forms) => {
      acceptForms(forms);
      forms.post<Named>(`/${language}/intake/:document`, PAGE, async (request, reply) => {
        requireWriting(kit);
        return answer({ request, reply }, kit, language, formIn(request));
      });
    }),
  );
}

interface Asked {
  readonly choice: IntakeChoice;
  /** True where the form is asked for. */
  readonly isEdited?: boolean;
  /** The form as it was sent, with its faults. */
  readonly form?: FilledForm;
  readonly refused?: IntakeModel["refused"];
}

async function show(
  to: To,
  kit: PageKit,
  language: Language,
  { choice, isEdited = false, form, refused = null }: Asked,
): Promise<FastifyReply> {
  const { document } = to.request.params;
  const found = await inspect(kit, document);
  const model = modelOf(kit, language, document, found);
  const fields =
    isEdited && kit.canWrite && found.intake && choice.at !== null
      ? fieldsAt(found.intake, choice.at)
      : null;
  return kit.show(to, language, "intake", {
    ...model,
    ...whoIn(kit, to.request),
    choice,
    form: form ?? (fields && { values: fields, faults: [] }),
    refused,
  });
}

/** Does what the form says, and leads to the next candidate. */
async function answer(
  to: To,
  kit: PageKit,
  language: Language,
  sent: URLSearchParams,
): Promise<FastifyReply> {
  const { document } = to.request.params;
  const choice = readIntakeChoice(sent);
  const who = whoOf(kit, to, sent);
  // Enter in the field of the name decides nothing.
  if (sent.get("act") === "name")
    return to.reply.redirect(intakeAddress("", language, document, choice), 303);
  const act = readAct(sent, choice);
  const decided = await kit.service.intakes.decide({
    document,
    revision: sent.get("revision") ?? "",
    act,
    by: who.by === "" ? null : who.by,
    date: todayAt(kit.nowMs()),
    onlyDoubts: choice.show === "doubts",
  });
  if (decided?.kind === "done" && act.kind === "head")
    return to.reply.redirect(`${addressOf("", language, `intake/${document}`)}/merge#head`, 303);
  if (decided?.kind === "done") {
    const stays = act.kind === "undo" || act.kind === "reopen";
    const at = stays ? decided.at : (decided.next ?? decided.at);
    return to.reply.redirect(intakeAddress("", language, document, { ...choice, at }), 303);
  }
  if (decided?.kind === "faulty") {
    to.reply.code(400);
    const found = await inspect(kit, document);
    const own = found.intake && choice.at !== null ? fieldsAt(found.intake, choice.at) : null;
    const values = act.kind === "change" ? act.fields : (own ?? {});
    return show(to, kit, language, { choice, form: { values, faults: decided.faults } });
  }
  to.reply.code(409);
  const isStale = decided?.kind === "stale";
  const changed = isStale ? (decided.changed ?? []) : [];
  return show(to, kit, language, {
    choice,
    refused: { code: isStale ? "stale" : "nothing", changed },
  });
}

/** Errors: HttpFault for an act that there is none of. */
function readAct(sent: URLSearchParams, { at }: IntakeChoice): Act {
  const kind = sent.get("act");
  if (kind === "undo") return { kind };
  if (kind === "head") return { kind, values: headIn(fieldsIn(sent, HEAD_FIELDS)) };
  if (at !== null && (kind === "accept" || kind === "reject" || kind === "reopen"))
    return { kind, at };
  if (at !== null && kind === "change") return { kind, at, fields: fieldsIn(sent, LINE_FIELDS) };
  throw new HttpFault(400, "The form says nothing that can be done", "send it from the page");
}

const MOST_FIELD = 2_000;

/** What is written in the fields of a form, in one line each. */
export function fieldsIn(
  sent: URLSearchParams,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const text = (sent.get(name) ?? "").replace(/\s+/gu, " ").trim();
      return [name, text.slice(0, MOST_FIELD)];
    }),
  );
}
