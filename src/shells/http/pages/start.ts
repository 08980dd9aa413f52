import type { FastifyInstance } from "fastify";
import { listBriefings } from "../../../app/serve/shelf.ts";
import type { Language } from "../../../dataset/model.ts";
import { holdingsOf } from "../../../web/pages/start.ts";
import { PAGE, type PageKit } from "./kit.ts";

/** The first page: what is here. */
export function addStart(server: FastifyInstance, kit: PageKit, language: Language): void {
  server.get(`/${language}/`, PAGE, async (request, reply) => {
    const { service } = kit;
    const model = {
      holdings: holdingsOf(service.edition().dataset),
      briefings: await listBriefings(service, language),
      corrections: [],
    };
    return kit.show({ request, reply }, language, "start", model);
  });
}
