import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { EndingName } from "../../../app/serve/endings.ts";
import type { Progress } from "../../../app/serve/queue.ts";
import type { Making } from "../../../app/serve/service.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { isBrowser } from "../negotiate.ts";
import { HttpFault } from "../problem.ts";
import { endingOf } from "./file-name.ts";

/** How far something is that takes long. */
const PROGRESS = z.object({
  state: z.enum(["waiting", "running"]),
  ahead: z.number().int().describe("How many are made before it."),
  stage: z.string().nullable().describe("compared, printed or inspected"),
  href: z.string().describe("Ask here again."),
});

/** Seconds after which it is worth to ask again. */
const RETRY_S = 1;

/** Answers with the progress of what is being made, and where to ask for it. */
export function sendMaking(
  request: FastifyRequest,
  reply: FastifyReply,
  { job, progress }: Making,
  ending: EndingName,
  context: Context,
): FastifyReply {
  const href = `/jobs/${job.key}/${encodeURIComponent(job.name)}.${ending}`;
  reply
    .code(202)
    .header("Location", href)
    .header("Retry-After", RETRY_S)
    .header("Cache-Control", "no-store");
  if (isBrowser(request.headers))
    return context.pages.making(request, reply, { job, progress, href });
  return reply.type("application/json; charset=utf-8").send({ ...tellProgress(progress), href });
}

function tellProgress(progress: Progress): Omit<z.infer<typeof PROGRESS>, "href"> {
  return progress.kind === "waiting"
    ? { state: "waiting", ahead: progress.ahead, stage: null }
    : { state: "running", ahead: 0, stage: progress.stage };
}

/** Tells how far something is; once it is made, leads to it. */
export function addJobs(server: FastifyInstance, context: Context): void {
  const { service } = context;
  server.get<{ Params: { key: string; file: string } }>(
    "/jobs/:key/:file",
    {
      schema: {
        tags: ["briefings"],
        summary: "How far a briefing is that takes long; leads to it once it is made",
        response: { 202: PROGRESS },
      },
    },
    async (request, reply) => {
      const { key, file } = request.params;
      const [job, ending] = [service.jobWith(key), endingOf(file)];
      if (!job || ending === null || file !== `${job.name}.${ending}`)
        throw new HttpFault(
          404,
          "Nothing is being made at this address",
          "ask for the briefing anew",
        );
      const found = await service.file(job, ending, clientOf(request, reply, 0));
      if (found.kind === "making") return sendMaking(request, reply, found, ending, context);
      return reply.header("Cache-Control", "no-store").redirect(`/${found.path}`, 303);
    },
  );
}
