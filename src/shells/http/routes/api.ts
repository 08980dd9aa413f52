import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { RawQuery } from "../../../app/query/read.ts";
import { readQuery } from "../../../app/query/read.ts";
import type { Resource } from "../../../app/query/resource.ts";
import { RESOURCES } from "../../../app/query/resources.ts";
import type { ResourceName } from "../../../app/serve/queries.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { preferredType } from "../negotiate.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";

const FORMAT = z
  .enum(["json", "csv"])
  .optional()
  .describe("Default: what the client accepts, else json.");

/** What is said about hundreds of places takes seconds. */
const MOST_ANSWERING_MS = 60_000;

/** What can be asked of the dataset, a list each, in pages. */
export function addApi(server: FastifyInstance, context: Context): void {
  for (const [name, resource] of Object.entries(RESOURCES))
    addResource(server, context, name as ResourceName, resource);
}

function addResource(
  server: FastifyInstance,
  { service }: Context,
  name: ResourceName,
  resource: Resource,
): void {
  const { summary, query, item, about } = resource;
  const answer = z.object({
    total: z.number().int().describe("How many items there are on all pages."),
    items: z.array(item),
    next: z.string().nullable().describe("The address of the next page; null on the last."),
    ...(about ? { about } : {}),
  });
  server.get<{ Querystring: RawQuery }>(
    `/api/${name}`,
    {
      schema: {
        tags: ["data"],
        summary,
        querystring: query.extend({ format: FORMAT }),
        response: { 200: answer },
      },
    },
    async (request, reply) => {
      const { format: asked, ...raw } = request.query;
      const format = formatOf(request, asked);
      reply.header("Vary", "Accept");
      const client = clientOf(request, reply, MOST_ANSWERING_MS);
      const { total, next, csv, page } = await service.queries.answer(
        name,
        { raw, format },
        client,
      );
      const link = nextPage(request, next);
      if (csv !== null) {
        reply.header("X-Total-Count", total);
        if (link !== null) reply.header("Link", `<${link}>; rel="next"`);
        reply.header("Content-Disposition", `attachment; filename="${name}.csv"`);
        return send(request, reply, { body: csv, type: "text/csv; charset=utf-8", holds: "now" });
      }
      const body = JSON.stringify({ ...page, next: link });
      return send(request, reply, { body, type: "application/json; charset=utf-8", holds: "now" });
    },
  );
}

/** Errors: QueryFault; HttpFault for a type that there is none of. */
function formatOf(request: FastifyRequest, asked: unknown): "json" | "csv" {
  const { format } = readQuery(z.strictObject({ format: FORMAT }), { format: asked ?? "" });
  if (format !== undefined) return format;
  const type = preferredType(request.headers, ["application/json", "text/csv"]);
  if (type !== null || request.headers.accept?.includes("text/html"))
    return type === "text/csv" ? "csv" : "json";
  throw new HttpFault(
    406,
    "The type asked for is not there",
    "there are application/json and text/csv",
  );
}

function nextPage({ url }: FastifyRequest, offset: number | null): string | null {
  if (offset === null) return null;
  const { pathname, searchParams } = new URL(url, "http://service");
  searchParams.set("offset", String(offset));
  return `${pathname}?${searchParams}`;
}

/** The whole API in its own terms, and as a page. */
export function addDescription(server: FastifyInstance): void {
  server.get("/openapi.json", { schema: { hide: true } }, async (request, reply) => {
    const body = JSON.stringify(server.swagger());
    return send(request, reply, { body, type: "application/json; charset=utf-8", holds: "now" });
  });
}
