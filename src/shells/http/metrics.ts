import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { LANES } from "../../app/serve/lanes.ts";
import type { Service } from "../../app/serve/service.ts";

/** What is counted of a service. */
export interface Metrics {
  /** Something was made, in so many milliseconds, or failed with this code. */
  made(what: string, ms: number, fault: string | null): void;
  text(): Promise<string>;
  readonly contentType: string;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120];

/** Counts requests, what is made, and what waits. */
export function openMetrics(server: FastifyInstance, service: () => Service | null): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "briefings_http_request_seconds",
    help: "Time from a request to the end of its answer.",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers,
  });
  const made = new Histogram({
    name: "briefings_made_seconds",
    help: "Time in which something was made, waiting included.",
    labelNames: ["what", "fault"],
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: "briefings_queue",
    help: "What is being made and what waits.",
    labelNames: ["lane", "state"],
    registers,
    collect() {
      for (const lane of LANES) {
        const counts = service()?.counts(lane) ?? { running: 0, waiting: 0 };
        for (const [state, count] of Object.entries(counts)) this.set({ lane, state }, count);
      }
    },
  });
  new Gauge({
    name: "briefings_makers_lost",
    help: "Threads that ended before they had answered, and were replaced.",
    registers,
    collect() {
      this.set(service()?.lost() ?? 0);
    },
  });
  new Gauge({
    name: "briefings_data_faults",
    help: "Faults of newer data, which is therefore not shown.",
    registers,
    collect() {
      this.set(service()?.faults()?.diagnostics.length ?? 0);
    },
  });
  server.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  return {
    made: (what, ms, fault) => made.observe({ what, fault: fault ?? "none" }, ms / 1000),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
