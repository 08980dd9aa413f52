import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/** What is sent, and for how long it holds. */
interface Content {
  readonly body: Uint8Array | string;
  readonly type: string;
  /** `always`: it stays as it is at its address; `now`: whoever has it asks again. */
  readonly holds: "always" | "now";
  /** What tells it from another state. Default: a hash of the body. */
  readonly tag?: string;
}

const CACHE_CONTROL = {
  always: "private, max-age=31536000, immutable",
  now: "private, no-cache",
} as const;

/** Sends content, or tells that the client has it. */
export function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, type, holds, tag = hashOf(body) }: Content,
): FastifyReply {
  const etag = `"${tag}"`;
  reply.header("ETag", etag).header("Cache-Control", CACHE_CONTROL[holds]);
  if (hasTag(request.headers["if-none-match"], etag)) return reply.code(304).send();
  return reply
    .type(type)
    .send(
      typeof body === "string" ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    );
}

/** Source: RFC 9110, 13.1.2: a weak tag, as a proxy makes it that compresses, is the same here. */
function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

const HASH_DIGITS = 32;

function hashOf(body: Uint8Array | string): string {
  return createHash("sha256").update(body).digest("hex").slice(0, HASH_DIGITS);
}
