import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { resultFile } from "../../../app/serve/endings.ts";
import type { Making } from "../../../app/serve/long-job.ts";
import type { Progress } from "../../../app/serve/queue.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { isBrowser } from "../negotiate.ts";
import { HttpFault } from "../problem.ts";

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
  ending: string,
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
        summary: "How far a briefing or a memo is that takes long; leads to it once it is made",
        response: { 202: PROGRESS },
      },
    },
    async (request, reply) => {
      const { key, file } = request.params;
      const [job, known] = [service.jobWith(key), resultFile(file)];
      if (!job || known === null || file !== `${job.name}.${known.ending}`)
        throw new HttpFault(404, "Nothing is being made at this address", "ask for it anew");
      const { ending } = known;
      const found = await job.file(ending, clientOf(request, reply, 0));
      if (found.kind === "making") return sendMaking(request, reply, found, ending, context);
      return reply.header("Cache-Control", "no-store").redirect(`/${found.path}`, 303);
    },
  );
}
