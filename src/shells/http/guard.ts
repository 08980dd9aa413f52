import type { FastifyInstance, FastifyRequest } from "fastify";
import { isLoopback, type ServerOptions } from "./options.ts";
import { HttpFault } from "./problem.ts";

/** The longest address: choices of hundreds of places are shorter. */
const MOST_URL_CHARACTERS = 8_000;
/** What machines ask that watch over a service, before anybody has a token. */
const OPEN = new Set(["/health/live", "/health/ready"]);

/** Refuses whom the service is not for, before anything of the request is looked at. */
export function guard(
  server: FastifyInstance,
  { host, tokens }: Pick<ServerOptions, "host" | "tokens">,
): void {
  server.addHook("onRequest", async (request, reply) => {
    if (request.url.length > MOST_URL_CHARACTERS)
      throw new HttpFault(
        414,
        `The address has ${request.url.length} characters; at most ${MOST_URL_CHARACTERS} are read`,
        "name a group, or a place that all lie within, instead of each place",
      );
    if (tokens === null && isLoopback(host)) requireOwnName(request);
    if (request.method === "POST") requireOwnOrigin(request);
    if (tokens === null || OPEN.has(request.routeOptions.url ?? "")) return;
    if (tokens.nameOf(tokenOf(request) ?? "") !== null) return;
    reply.header("WWW-Authenticate", 'Basic realm="County Briefings", charset="UTF-8"');
    throw new HttpFault(
      401,
      "A token is needed",
      "send it as `Authorization: Bearer <token>`, or as the password with any name",
    );
  });
}

/** A page elsewhere may have its own name lead to this machine; its requests bear that name. */
function requireOwnName({ hostname }: FastifyRequest): void {
  if (isLoopback(hostname.replace(/^\[(.*)\]$/, "$1"))) return;
  throw new HttpFault(421, `This service is not called "${hostname.slice(0, 80)}"`, null);
}

/** A form of a page elsewhere makes nothing here. */
function requireOwnOrigin({ headers }: FastifyRequest): void {
  const site = headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return;
  throw new HttpFault(403, "A page elsewhere sent this", null);
}

/** Whose token a request bears; null where none is needed. */
export function nameIn(
  request: FastifyRequest,
  { tokens }: Pick<ServerOptions, "tokens">,
): string | null {
  return tokens?.nameOf(tokenOf(request) ?? "") ?? null;
}

/** The token of a request: a bearer's, or the password of a browser. Source: RFC 6750, RFC 7617. */
function tokenOf({ headers }: FastifyRequest): string | null {
  const [, scheme = "", value = ""] = /^(\w+) +(\S+)$/.exec(headers.authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return null;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}
