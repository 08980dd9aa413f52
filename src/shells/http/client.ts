import type { FastifyReply, FastifyRequest } from "fastify";
import type { Client } from "../../app/serve/waiting.ts";
import { preferredWait } from "./negotiate.ts";

/** No client waits longer, whatever it says: what is between may give up. */
const MOST_WAIT_S = 60;

/** The client of a request: how long it waits, and when it has left. */
export function clientOf(request: FastifyRequest, reply: FastifyReply, waitMs: number): Client {
  const left = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) left.abort();
  });
  const seconds = preferredWait(request.headers);
  return {
    signal: left.signal,
    waitMs: seconds === null ? waitMs : Math.min(seconds, MOST_WAIT_S) * 1000,
  };
}
