import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { bodyTooLarge, HttpFault } from "../problem.ts";
import { named } from "../scope.ts";

const MB = 1024 * 1024;
/** The largest briefings have a few megabytes. */
export const MOST_PDF_BYTES = 25 * MB;

const IN_BOTH = z.object({ zh: z.string(), en: z.string() });
const FIGURE = z.object({
  id: z.string(),
  name: IN_BOTH,
  before: IN_BOTH.nullable().describe("Null where it was not there."),
  after: IN_BOTH.nullable().describe("Null where it is there no more."),
  unit: IN_BOTH.describe("Of both; empty where each names its own."),
  why: z.enum(["revised", "new-document", "withdrawn", "added"]),
  details: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  document: IN_BOTH.describe("Title of the document that it stands in."),
});
const SINCE = z.object({
  briefing: z.string().nullable(),
  title: z.string(),
  edition: z.object({ date: z.string().nullable(), generator: z.string() }),
  today: z.object({ dataset: z.string(), generator: z.string() }),
  figures: z.array(FIGURE).describe("Figures that the PDF shows and that say something else now."),
  added: z.array(FIGURE).describe("Figures that the same briefing shows now, and did not."),
  withdrawn: z.array(FIGURE).describe("Figures that are in the data no more."),
  renamed: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .describe("Ids of places and indicators that are others now."),
  isSame: z.boolean(),
  see: z.string().nullable().describe("Address of the same briefing as it is today."),
  kept: z.string().nullable().describe("Address of this very PDF, for good."),
});

const SAID = z.object({
  name: z.string(),
  before: z.string(),
  after: z.string(),
  unit: z.string().describe("Of both; empty where each names its own."),
});
const LATEST = z.object({
  dataset: z.string(),
  outputs: z.array(
    z.object({
      output: z.string(),
      isNew: z.boolean(),
      figures: z.array(z.object({ id: z.string(), zh: SAID, en: SAID })),
      components: z.array(z.string()),
    }),
  ),
});

/** What has changed: with the latest build, and since a PDF that somebody has. */
export async function addChanges(server: FastifyInstance, context: Context): Promise<void> {
  const { service, options } = context;
  server.get(
    "/api/changes",
    {
      schema: {
        tags: ["changes"],
        summary: "What changed with the latest build in the output folder",
        response: { 200: LATEST },
      },
    },
    async (_, reply) => {
      const outputs = await service.changes.latest();
      const { version } = service.edition().dataset;
      return reply.header("Cache-Control", "no-store").send({ dataset: version, outputs });
    },
  );
  await server.register(
    named("scope", async (scope) => {
      await acceptFiles(scope);
      scope.post(
        "/api/changes",
        {
          bodyLimit: MOST_PDF_BYTES,
          schema: {
            tags: ["changes"],
            summary: "What has changed since a PDF of a briefing was made",
            description:
              "The PDF is the body (application/pdf), or the field `file` of a form (multipart/form-data); at most 25 MB.",
            consumes: ["application/pdf", "multipart/form-data"],
            response: { 200: SINCE },
          },
        },
        async (request, reply) => {
          const pdf = await readPdf(request);
          const { kind: _, ...since } = await service.changes.since(
            pdf,
            clientOf(request, reply, options.waitMs),
          );
          return reply.header("Cache-Control", "no-store").send(since);
        },
      );
    }),
  );
}

/** Lets the addresses of a scope take PDFs, as they are or in a form. */
export async function acceptFiles(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, {
    // A file that is too large is told by what is left of it: as an error it comes at any time, or in other words.
    throwFileSizeLimit: false,
    limits: { fileSize: MOST_PDF_BYTES, files: 1, fields: 10, parts: 11, fieldSize: 1024 },
  });
  scope.addContentTypeParser("application/pdf", { parseAs: "buffer" }, (_, body, done) =>
    done(null, body),
  );
}

/** The PDF of a request. Errors: HttpFault where there is none, or more than is read. */
export async function readPdf(request: FastifyRequest): Promise<Uint8Array> {
  if (request.body instanceof Uint8Array) return request.body;
  if (!request.isMultipart()) throw noFile(415);
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > MOST_PDF_BYTES + MOST_FORM_BYTES) throw bodyTooLarge(MOST_PDF_BYTES);
  try {
    const file = await request.file();
    if (!file) throw noFile(400);
    const bytes = await file.toBuffer();
    if (file.file.truncated) throw bodyTooLarge(MOST_PDF_BYTES);
    return bytes;
  } catch (fault) {
    throw ofForm(fault);
  }
}

/** What a form takes beside its file. */
const MOST_FORM_BYTES = 64 * 1024;

/** What a form lacks, its reader tells as an error of its own. */
function ofForm(fault: unknown): unknown {
  if (fault instanceof HttpFault) return fault;
  return new HttpFault(400, "The form that was sent is cut short or damaged", "send it again");
}

function noFile(status: number): HttpFault {
  return new HttpFault(
    status,
    "No PDF was sent",
    "send it as the body with `Content-Type: application/pdf`, or as the field `file` of a form",
  );
}
