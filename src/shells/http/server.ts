import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import pressure from "@fastify/under-pressure";
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { pino } from "pino";
import type { Service } from "../../app/serve/service.ts";
import { ReportError } from "../../error.ts";
import type { Context } from "./context.ts";
import { guard } from "./guard.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { isBrowser } from "./negotiate.ts";
import type { ServerOptions } from "./options.ts";
import { openPages } from "./pages/pages.ts";
import { bodyTooLarge, HttpFault, problemOf, RETRY_AFTER_S } from "./problem.ts";
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

const KB = 1024;
/** For forms; what takes files says so itself. */
const MOST_BODY_BYTES = 256 * KB;
/** A request that has not come whole in this time is given up. */
const MOST_REQUEST_MS = 30_000;
const MOST_PARAMETER_CHARACTERS = 400;
const MOST_DELAY_MS = 2_000;

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

/** Starts a server. Errors: USAGE for a port that is taken or that only others may use. */
export async function openServer(service: Service, options: ServerOptions): Promise<Server> {
  const server = fastify({
    loggerInstance: pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, options.log),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: MOST_REQUEST_MS,
    routerOptions: { maxParamLength: MOST_PARAMETER_CHARACTERS },
    forceCloseConnections: "idle",
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply, null),
  }) as unknown as FastifyInstance;
  // What is asked is read by the code that tells what is wrong with it.
  server.setValidatorCompiler(() => (value) => ({ value }));
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const metrics = openMetrics(server, () => service);
  guard(server, options);
  logAnswers(server);
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
  });
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: "1 minute",
    errorResponseBuilder: (_, { max, after }) =>
      new HttpFault(429, `At most ${max} requests a minute are answered`, `ask again in ${after}`),
  });
  await server.register(pressure, {
    maxEventLoopDelay: MOST_DELAY_MS,
    pressureHandler: (request) => {
      if (request.url.startsWith("/health/") || request.url === "/metrics") return;
      throw new HttpFault(503, "The service has too much to do", "try again in a few seconds");
    },
  });
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "County Briefings", version: service.generator.split(" ").at(-1) ?? "" },
    },
    transform: jsonSchemaTransform,
  });
  const context: Context = { service, options, metrics, pages: openPages(service) };
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, context));
  server.setNotFoundHandler(() => {
    throw new HttpFault(404, "Nothing is at this address");
  });
  addHealth(server, context);
  addBriefings(server, context);
  addResults(server, context);
  addJobs(server, context);
  addFonts(server, context);
  addMake(server, context);
  await addChanges(server, context);
  addApi(server, context);
  addDescription(server);
  context.pages.add(server);
  const { host, port } = options;
  const url = await server.listen({ host, port }).catch((cause: Error) => {
    throw new ReportError("USAGE", `Cannot listen on ${host}, port ${port}: ${cause.message}`, {
      hint: "name another port with --port; 0 is any that is free",
      cause,
    });
  });
  return { url: `${url}/`, metrics, close: async () => server.close() };
}

/** Answers with a problem: as a page where a reader asks. */
function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context | null,
): FastifyReply {
  const problem = problemOf(tooLarge(error, request) ?? error);
  if (problem.status >= 500 && problem.status !== 503) request.log.error({ err: error }, "failed");
  reply.code(problem.status).header("Cache-Control", "no-store");
  if (problem.status === 503) reply.header("Retry-After", RETRY_AFTER_S);
  if (context && isBrowser(request.headers)) return context.pages.problem(request, reply, problem);
  return reply.type("application/problem+json; charset=utf-8").send(problem);
}

/** What the server refuses by its size, told with the limit of its address. */
function tooLarge(error: unknown, { routeOptions }: FastifyRequest): HttpFault | null {
  const isTooLarge =
    error instanceof Error && "code" in error && error.code === "FST_ERR_CTP_BODY_TOO_LARGE";
  return isTooLarge ? bodyTooLarge(routeOptions.bodyLimit ?? MOST_BODY_BYTES) : null;
}

/** One line an answer; who asked is not in it. */
function logAnswers(server: FastifyInstance): void {
  server.addHook("onResponse", async (request, reply) => {
    const { method, url } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, url, status: reply.statusCode, ms }, "answered");
  });
}
