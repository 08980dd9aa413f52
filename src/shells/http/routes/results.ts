import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { resultFile } from "../../../app/serve/endings.ts";
import type { Context } from "../context.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";

/** Sends a file that stays as it is. */
export function sendResult(
  request: FastifyRequest,
  reply: FastifyReply,
  { path, bytes, holds }: { path: string; bytes: Uint8Array; holds: "always" | "now" },
): FastifyReply {
  const [, fingerprint = "", file = ""] = path.split("/");
  const known = resultFile(file);
  if (known === null) throw new Error(`${path} is no file of a result`);
  reply.header("Content-Disposition", dispositionOf(file));
  return send(request, reply, {
    body: bytes,
    type: known.mediaType,
    holds,
    tag: `${fingerprint}.${file}`.replaceAll(/[^\w.+-]/g, ""),
  });
}

/** A file that is kept says which places it is about. */
function dispositionOf(file: string): string {
  return `inline; filename="${file}"`;
}

/** What was made stays at its address. */
export function addResults(server: FastifyInstance, { service }: Context): void {
  server.get<{ Params: { fingerprint: string; file: string } }>(
    "/results/:fingerprint/:file",
    {
      schema: {
        tags: ["briefings"],
        summary: "A file of a briefing or a memo, as it was made; it never changes",
      },
    },
    async (request, reply) => {
      const { fingerprint, file } = request.params;
      const isAddress = /^[0-9a-f]{16}$/.test(fingerprint) && resultFile(file) !== null;
      const path = `results/${fingerprint}/${file}`;
      const bytes = isAddress && isPlain(file) ? await service.read(path) : null;
      if (!bytes)
        throw new HttpFault(404, "No result is at this address", "ask for the briefing anew");
      return sendResult(request, reply, { path, bytes, holds: "always" });
    },
  );
}

/** Names of files hold nothing that leads to another folder. */
function isPlain(file: string): boolean {
  return /^[\w+.~-]+$/.test(file) && !file.includes("..");
}
