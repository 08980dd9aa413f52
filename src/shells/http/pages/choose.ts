import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { QueryFault } from "../../../app/query/fault.ts";
import { type Asked, readChoice, writeChoice } from "../../../app/serve/choice.ts";
import type { Language } from "../../../dataset/model.ts";
import { type ChooseQuery, readChooseQuery } from "../../../web/pages/choose/query.ts";
import type { FieldFault } from "../../../web/pages/faults.ts";
import { faultOf } from "./field-fault.ts";
import { PAGE, type PageKit } from "./kit.ts";

/** The form of a choice, and the way from it to the briefing. */
export function addChoose(server: FastifyInstance, kit: PageKit, language: Language): void {
  const form = (
    request: FastifyRequest,
    reply: FastifyReply,
    query: ChooseQuery,
    faults: readonly FieldFault[],
  ) => {
    const { dataset } = kit.service.edition();
    const { kindById } = kit.service.design;
    const model = { dataset, kindById, query, faults };
    return kit.show({ request, reply }, language, "choose", model);
  };
  server.get(`/${language}/choose`, PAGE, async (request, reply) => {
    const query = queryOf(request);
    return form(request, reply, query, faultsOf(kit, query, language));
  });
  server.get(`/${language}/open`, PAGE, async (request, reply) => {
    const query = queryOf(request);
    const faults = faultsOf(kit, query, language);
    if (faults.length > 0) return form(request, reply.code(400), query, faults);
    const { id, choice } = askedOf(query, language);
    return reply.redirect(
      `/briefings/${encodeURIComponent(id)}.${language}${writeChoice(choice)}`,
      303,
    );
  });
}

function queryOf({ url }: FastifyRequest): ChooseQuery {
  return readChooseQuery(new URL(url, "http://service").searchParams);
}

/** What is wrong with a filled form; nothing with one that names no briefing yet. */
function faultsOf(
  { service }: PageKit,
  query: ChooseQuery,
  language: Language,
): readonly FieldFault[] {
  if (query.briefing === "") return [];
  try {
    service.jobOf(askedOf(query, language));
    return [];
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    return [faultOf(fault)];
  }
}

/** Errors: QueryFault. */
function askedOf({ briefing, find: _, ...fields }: ChooseQuery, language: Language): Asked {
  return { id: briefing, language, choice: readChoice(fields) };
}
