import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Asked } from "../../app/serve/choice.ts";
import type { ServedCorrection } from "../../app/serve/corrections.ts";
import type { LongJob } from "../../app/serve/long-job.ts";
import type { Progress } from "../../app/serve/queue.ts";
import type { Service } from "../../app/serve/service.ts";
import type { Metrics } from "./metrics.ts";
import type { ServerOptions } from "./options.ts";
import type { Problem } from "./problem.ts";

/** What routes answer with. */
export interface Context {
  readonly service: Service;
  readonly options: ServerOptions;
  readonly metrics: Metrics;
  readonly pages: Pages;
}

/** The answers that are pages for readers. */
export interface Pages {
  /** The page of a briefing, with what can be taken of it. */
  see(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FastifyReply>;
  /** How far something is that takes long. */
  making(
    request: FastifyRequest,
    reply: FastifyReply,
    making: { readonly job: LongJob; readonly progress: Progress; readonly href: string },
  ): FastifyReply;
  /** What is wrong with a published result. */
  corrected(
    request: FastifyRequest,
    reply: FastifyReply,
    corrected: ServedCorrection & { readonly file: string; readonly asPublished: string },
  ): FastifyReply;
  problem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply;
  /** Adds the pages that have an address of their own. */
  add(server: FastifyInstance): void;
}
