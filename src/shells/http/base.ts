import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { pino } from "pino";
import { ReportError } from "../../error.ts";
import { guard } from "./guard.ts";
import type { ServerOptions } from "./options.ts";
import { bodyTooLarge, HttpFault, type Problem, problemOf, RETRY_AFTER_S } from "./problem.ts";

/** How a server listens; `log` is null where nobody reads it. */
interface BaseOptions extends Pick<ServerOptions, "host" | "tokens" | "trustProxy"> {
  readonly log: ServerOptions["log"] | null;
  /** Shows a problem to a reader; null where it is sent as a document. */
  readonly showProblem: (
    problem: Problem,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => FastifyReply | null;
}

const KB = 1024;
/** For forms; what takes files says so itself. */
const MOST_BODY_BYTES = 256 * KB;
/** A request that has not come whole in this time is given up. */
const MOST_REQUEST_MS = 30_000;
const MOST_PARAMETER_CHARACTERS = 400;
/** A busy machine takes long to load what the server is made of. */
const MOST_START_MS = 120_000;

/** A server without routes: it refuses whom it is not for, and tells of every fault in one way. */
export function openBase({ log, showProblem, ...options }: BaseOptions): FastifyInstance {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(tooLarge(error, request) ?? error);
    if (problem.status >= 500 && problem.status !== 503)
      request.log.error({ err: error }, "failed");
    reply.code(problem.status).header("Cache-Control", "no-store");
    if (problem.status === 503) reply.header("Retry-After", RETRY_AFTER_S);
    const shown = showProblem(problem, request, reply);
    return shown ?? reply.type("application/problem+json; charset=utf-8").send(problem);
  };
  const server = fastify({
    loggerInstance: pino(
      { base: null, timestamp: pino.stdTimeFunctions.isoTime, enabled: log !== null },
      log ?? { write: () => {} },
    ),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: MOST_REQUEST_MS,
    pluginTimeout: MOST_START_MS,
    routerOptions: { maxParamLength: MOST_PARAMETER_CHARACTERS },
    forceCloseConnections: "idle",
    frameworkErrors: (error, request, reply) => void answer(error, request, reply),
  }) as unknown as FastifyInstance;
  // What is asked is read by the code that tells what is wrong with it.
  server.setValidatorCompiler(() => (value) => ({ value }));
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  guard(server, options);
  server.setErrorHandler(answer);
  server.setNotFoundHandler(() => {
    throw new HttpFault(404, "Nothing is at this address");
  });
  return server;
}

/** What the server refuses by its size, told with the limit of its address. */
function tooLarge(error: unknown, { routeOptions }: FastifyRequest): HttpFault | null {
  const isTooLarge =
    error instanceof Error && "code" in error && error.code === "FST_ERR_CTP_BODY_TOO_LARGE";
  return isTooLarge ? bodyTooLarge(routeOptions.bodyLimit ?? MOST_BODY_BYTES) : null;
}

/** Listens, and gives the address, e.g. `http://127.0.0.1:8080/`. Errors: USAGE for a port that is taken or that only others may use. */
export async function listenOn(
  server: FastifyInstance,
  { host, port }: Pick<ServerOptions, "host" | "port">,
): Promise<string> {
  const url = await server
    .listen({ host, port, listenTextResolver: (address) => `listening at ${address}` })
    .catch((cause: Error) => {
      throw new ReportError("USAGE", `Cannot listen on ${host}, port ${port}: ${cause.message}`, {
        hint: "name another port with --port; 0 is any that is free",
        cause,
      });
    });
  return `${url}/`;
}
