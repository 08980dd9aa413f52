import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { correctionAt } from "../../../app/serve/corrections.ts";
import { ENDING_NAMES, resultFile } from "../../../app/serve/endings.ts";
import { isShortFingerprint, resultPath } from "../../../results/address.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { isBrowser } from "../negotiate.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";
import { sendMaking } from "./jobs.ts";

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
export function addResults(server: FastifyInstance, context: Context): void {
  const { service, options } = context;
  server.get<{
    Params: { fingerprint: string; file: string };
    Querystring: { as?: string };
  }>(
    "/results/:fingerprint/:file",
    {
      schema: {
        tags: ["briefings"],
        summary: "A file of a briefing or a memo, as it was made; it never changes",
      },
    },
    async (request, reply) => {
      const { fingerprint, file } = request.params;
      const known = resultFile(file);
      if (!isShortFingerprint(fingerprint) || known === null || !isPlain(file)) throw notThere();
      const path = resultPath(fingerprint, file);
      if (tellCorrection(request, reply, { fingerprint, file, path }, context)) return reply;
      const bytes = await service.read(path);
      if (bytes) return sendResult(request, reply, { path, bytes, holds: "always" });
      // Its page was seen, and nobody has taken the file yet.
      const ending = ENDING_NAMES.find((name) => name === known.ending);
      const job = service.jobAt(path.slice(0, -known.ending.length - 1));
      if (!job || ending === undefined) throw notThere();
      const made = await service.file(job, ending, clientOf(request, reply, options.waitMs));
      if (made.kind === "making") return sendMaking(request, reply, made, ending, context);
      if (made.path !== path) throw notThere();
      return sendResult(request, reply, { ...made, holds: "always" });
    },
  );
}

/** Programs are told of a correction by the head of the answer, readers by a page before the file. */
function tellCorrection(
  request: FastifyRequest<{ Querystring: { as?: string } }>,
  reply: FastifyReply,
  { fingerprint, file, path }: { fingerprint: string; file: string; path: string },
  { service, pages }: Context,
): boolean {
  const correction = correctionAt(service.edition().dataset, fingerprint);
  if (correction === null) return false;
  if (correction.replacedBy)
    reply.header("Link", `<${correction.replacedBy}>; rel="successor-version"`);
  if (!isBrowser(request.headers) || request.query.as === "published") return false;
  pages.corrected(request, reply, { ...correction, file, asPublished: `/${path}?as=published` });
  return true;
}

function notThere(): HttpFault {
  return new HttpFault(404, "No result is at this address", "ask for the briefing anew");
}

/** Names of files hold nothing that leads to another folder. */
function isPlain(file: string): boolean {
  return /^[\w+.~-]+$/.test(file) && !file.includes("..");
}
