import type { FastifyInstance } from "fastify";
import type { Context } from "../context.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";

/** The fonts that the pages of briefings ask for, beside each of them. */
export function addFonts(server: FastifyInstance, { service }: Context): void {
  for (const folder of ["/briefings", "/results/:fingerprint"])
    server.get<{ Params: { "*": string } }>(
      `${folder}/fonts/*`,
      { schema: { hide: true } },
      async (request, reply) => {
        const font = service.font(`fonts/${request.params["*"]}`);
        if (!font) throw new HttpFault(404, "There is no such font");
        return send(request, reply, { body: font, type: "font/woff2", holds: "always" });
      },
    );
}
