import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import pressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { Service } from "../../app/serve/service.ts";
import { listenOn, openBase } from "./base.ts";
import type { Context } from "./context.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { isBrowser } from "./negotiate.ts";
import type { ServerOptions } from "./options.ts";
import { openPages } from "./pages/pages.ts";
import { HttpFault } from "./problem.ts";
import { addApi, addDescription } from "./routes/api.ts";
import { addBriefings } from "./routes/briefings.ts";
import { addChanges } from "./routes/changes.ts";
import { addFonts } from "./routes/fonts.ts";
import { addHealth } from "./routes/health.ts";
import { addJobs } from "./routes/jobs.ts";
import { addMake } from "./routes/make.ts";
import { addResults } from "./routes/results.ts";

/** A server that listens. */
export interface Server {
  /** e.g. `http://127.0.0.1:8080/`. */
  readonly url: string;
  readonly metrics: Metrics;
  /** Takes no more requests; resolves when all are answered. */
  close(): Promise<void>;
}

const MOST_DELAY_MS = 5_000;

const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};

const ADD = [
  addHealth,
  addBriefings,
  addResults,
  addJobs,
  addFonts,
  addMake,
  addApi,
  addChanges,
  addDescription,
] as const;

/** Starts a server. Errors: USAGE for a port that is taken or that only others may use. */
export async function openServer(service: Service, options: ServerOptions): Promise<Server> {
  const { server, metrics } = await prepareServer(service, options);
  const url = await listenOn(server, options);
  return { url, metrics, close: () => closeOnceIdle(server) };
}

/** Makes a server that does not listen yet. */
export async function prepareServer(
  service: Service,
  options: ServerOptions,
): Promise<{ readonly server: FastifyInstance; readonly metrics: Metrics }> {
  const pages = openPages(service, options);
  const server = openBase({
    ...options,
    showProblem: (problem, request, reply) =>
      isBrowser(request.headers) ? pages.problem(request, reply, problem) : null,
  });
  const metrics = openMetrics(server, () => service);
  logAnswers(server);
  await addLimits(server, service, options);
  const context: Context = { service, options, metrics, pages };
  for (const add of ADD) await add(server, context);
  pages.add(server);
  return { server, metrics };
}

const IDLE_MS = 100;

/** A connection that is idle once its last answer is sent would be kept for the next request. */
async function closeOnceIdle(server: FastifyInstance): Promise<void> {
  const timer = setInterval(() => server.server.closeIdleConnections(), IDLE_MS);
  await server.close().finally(() => clearInterval(timer));
}

/** What every answer says of itself, how much clients get, and what is described of the API. */
async function addLimits(
  server: FastifyInstance,
  { generator }: Pick<Service, "generator">,
  { requestsPerMinute, isStatic }: Pick<ServerOptions, "requestsPerMinute" | "isStatic">,
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
  });
  if (!isStatic) await limitClients(server, requestsPerMinute);
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "County Briefings", version: generator.split(" ").at(-1) ?? "" },
    },
    transform: jsonSchemaTransform,
  });
}

/** How much one client gets, and all of them. */
async function limitClients(server: FastifyInstance, requestsPerMinute: number): Promise<void> {
  await server.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: "1 minute",
    errorResponseBuilder: (_, { max, after }) =>
      new HttpFault(429, `At most ${max} requests a minute are answered`, `ask again in ${after}`),
  });
  await server.register(pressure, {
    maxEventLoopDelay: MOST_DELAY_MS,
    pressureHandler: ({ url }) => {
      if (url.startsWith("/health/") || url === "/metrics") return;
      throw new HttpFault(503, "The service has too much to do", "try again in a few seconds");
    },
  });
}

/** One line an answer; who asked is not in it. */
function logAnswers(server: FastifyInstance): void {
  server.addHook("onResponse", async (request, reply) => {
    const { method, url } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, url, status: reply.statusCode, ms }, "answered");
  });
}
