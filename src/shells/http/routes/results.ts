import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ENDING_NAMES, ENDINGS, type EndingName } from "../../../app/serve/endings.ts";
import type { Context } from "../context.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";

/** The ending of a file's name; null where it is none of a result. */
export function endingOf(file: string): EndingName | null {
  const [, ending] = /^[^.]+\.(?:zh|en)\.(.+)$/.exec(file) ?? [];
  return ENDING_NAMES.find((name) => name === ending) ?? null;
}

/** Sends a file that stays as it is. */
export function sendResult(
  request: FastifyRequest,
  reply: FastifyReply,
  { path, bytes, holds }: { path: string; bytes: Uint8Array; holds: "always" | "now" },
): FastifyReply {
  const [, fingerprint = "", file = ""] = path.split("/");
  const ending = endingOf(file);
  if (ending === null) throw new Error(`${path} is no file of a result`);
  reply.header("Content-Disposition", dispositionOf(file));
  return send(request, reply, {
    body: bytes,
    type: ENDINGS[ending].mediaType,
    holds,
    tag: `${fingerprint}.${file.slice(0, -ending.length)}${ending}`.replaceAll(/[^\w.+-]/g, ""),
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
        summary: "A file of a briefing, as it was made; it never changes",
      },
    },
    async (request, reply) => {
      const { fingerprint, file } = request.params;
      const isAddress = /^[0-9a-f]{16}$/.test(fingerprint) && endingOf(file) !== null;
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
