import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { RawQuery } from "../../../app/query/read.ts";
import { readQuery } from "../../../app/query/read.ts";
import { CHOICE, readChoice, writeChoice } from "../../../app/serve/choice.ts";
import { ENDING_NAMES } from "../../../app/serve/endings.ts";
import { MEMO_FIELDS } from "../../../app/serve/memo-fields.ts";
import { LANGUAGES } from "../../../dataset/model.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { HttpFault } from "../problem.ts";
import { sendMaking } from "./jobs.ts";

const FAULTS = z.looseObject({
  status: z.literal(400),
  detail: z.string(),
  faults: z
    .array(
      z.object({
        field: z.string().describe("Name of the field, e.g. attachments.0.places."),
        code: z.string(),
        message: z.string(),
        choices: z.array(z.string()).describe("What would be valid, the nearest first."),
        line: z.number().int().nullable().describe("Of a fault in the body, the line of it."),
      }),
    )
    .optional(),
});

const address = (what: string) => z.string().describe(`Address of ${what}, for good.`);
const MEMO = z.object({
  title: z.string(),
  pages: z.number().int(),
  pdf: address("the PDF"),
  docx: address("the editable document"),
  facts: address("the facts"),
  warnings: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
});

/** What is made of fields that are sent. */
export function addMake(server: FastifyInstance, context: Context): void {
  addMemos(server, context);
  addChoice(server, context);
}

function addMemos(server: FastifyInstance, context: Context): void {
  const { service, options } = context;
  server.post(
    "/api/memos",
    {
      schema: {
        tags: ["memos"],
        summary: "An official memo of fields as its file has them, with briefings attached",
        description: "201 where it was made, 200 where the same was there, 202 while it is made.",
        body: MEMO_FIELDS,
        response: { 200: MEMO, 201: MEMO, 400: FAULTS },
      },
    },
    async (request, reply) => {
      const client = clientOf(request, reply, options.waitMs);
      const memo = await service.memos.make(request.body, client);
      if (memo.kind === "making") return sendMaking(request, reply, memo, "pdf", context);
      const { title, pages, isNew, warnings, files } = memo;
      const { pdf, docx, "facts.json": facts } = files;
      reply.code(isNew ? 201 : 200).header("Cache-Control", "no-store");
      if (isNew) reply.header("Location", pdf);
      return reply.send({ title, pages, pdf, docx, facts, warnings });
    },
  );
}

const BRIEFING = z.strictObject({
  briefing: z.string("text").describe("Id of a briefing, or of a kind of briefing."),
  language: z.enum(LANGUAGES, "one of those listed").default("zh"),
  ending: z.enum(ENDING_NAMES, "one of those listed").optional(),
  ...CHOICE.shape,
});

const ADDRESSES = z.object({
  see: z.string().describe("Address of the briefing with this choice."),
  files: z.record(z.enum(ENDING_NAMES), z.string()).describe("Address of each file of it."),
});

/** A choice as fields leads to its address. */
function addChoice(server: FastifyInstance, { service }: Context): void {
  server.post<{ Body: RawQuery }>(
    "/api/briefings",
    {
      schema: {
        tags: ["briefings"],
        summary: "The address of a briefing with a choice; with an ending, leads to that file",
        body: BRIEFING,
        response: { 200: ADDRESSES },
      },
    },
    async (request, reply) => {
      const { briefing: id, language, ending } = readQuery(BRIEFING, fieldsOf(request.body));
      const { briefing: _, language: __, ending: ___, ...rest } = request.body;
      const choice = readChoice(rest);
      service.jobOf({ id, language, choice });
      const at = (after: string) =>
        `/briefings/${encodeURIComponent(id)}.${language}${after}${writeChoice(choice)}`;
      if (ending !== undefined) return reply.redirect(at(`.${ending}`), 303);
      const files = Object.fromEntries(ENDING_NAMES.map((name) => [name, at(`.${name}`)]));
      return reply.header("Cache-Control", "no-store").send({ see: at(""), files });
    },
  );
}

/** Errors: HttpFault for what is no object of fields. */
function fieldsOf(body: unknown): RawQuery {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as RawQuery;
  throw new HttpFault(400, "What was sent is no object of fields", 'send e.g. { "briefing": "…" }');
}
