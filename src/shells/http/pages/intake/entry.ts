import type { FastifyInstance } from "fastify";
import { addressOf } from "../../../../web/pages/addresses.ts";
import { preferredLanguage } from "../../negotiate.ts";
import { PAGE } from "../kit.ts";

/** `/intake` without a language leads to the page in the one that the reader prefers. */
export function addIntakeEntry(server: FastifyInstance): void {
  server.get("/intake", PAGE, async (request, reply) => {
    reply.header("Vary", "Accept-Language");
    return reply.redirect(addressOf("", preferredLanguage(request.headers), "intake"), 303);
  });
}
