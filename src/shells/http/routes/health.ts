import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import { problemOf } from "../problem.ts";

/** A browser that takes longer to print an empty page is not ready. */
const PROOF_MS = 15_000;

const TAGS = ["health"];
const LIVE = z.object({ status: z.literal("ok") });
const PROBLEM = z.looseObject({ status: z.literal(503), detail: z.string() });
const READY = z.object({
  status: z.enum(["ok", "faults"]),
  dataset: z.string().describe("Version of the data that is shown."),
  faults: z.number().int().describe("Faults of newer data, which is therefore not shown."),
});

/** Whether the service runs, and whether it can print. */
export function addHealth(server: FastifyInstance, { service, metrics }: Context): void {
  const free = { rateLimit: false as const };
  server.get(
    "/health/live",
    { config: free, schema: { tags: TAGS, summary: "Whether it runs", response: { 200: LIVE } } },
    async (_, reply) => reply.header("Cache-Control", "no-store").send({ status: "ok" }),
  );
  server.get(
    "/health/ready",
    {
      config: free,
      schema: {
        tags: TAGS,
        summary: "Whether its browser prints",
        response: { 200: READY, 503: PROBLEM },
      },
    },
    async (_, reply) => {
      reply.header("Cache-Control", "no-store");
      try {
        await service.prove({ signal: new AbortController().signal, waitMs: PROOF_MS });
      } catch (error) {
        const problem = problemOf(error);
        return reply
          .code(503)
          .type("application/problem+json")
          .send({ ...problem, status: 503 });
      }
      const faults = service.faults()?.diagnostics.length ?? 0;
      const { version } = service.edition().dataset;
      return reply.send({ status: faults === 0 ? "ok" : "faults", dataset: version, faults });
    },
  );
  server.get(
    "/metrics",
    { config: free, schema: { tags: TAGS, summary: "Counts for Prometheus" } },
    async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );
}
