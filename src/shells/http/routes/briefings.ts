import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { choicesFor } from "../../../app/query/choices.ts";
import type { RawQuery } from "../../../app/query/read.ts";
import { CHOICE, readChoice } from "../../../app/serve/choice.ts";
import {
  ENDING_NAMES,
  ENDINGS,
  type EndingName,
  readChartEnding,
} from "../../../app/serve/endings.ts";
import { NotThere } from "../../../app/serve/jobs.ts";
import type { Language } from "../../../dataset/model.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { preferredType } from "../negotiate.ts";
import { HttpFault } from "../problem.ts";
import { sendMaking } from "./jobs.ts";
import { sendResult } from "./results.ts";

/** A briefing, a language, and a file of it; null for its page. */
interface Address {
  readonly id: string;
  readonly language: Language;
  readonly ending: EndingName | ReturnType<typeof readChartEnding>;
}

const PARAMS = z.object({
  file: z
    .string()
    .describe(
      `<id>.<zh or en>, and a file of it: ${ENDING_NAMES.map((name) => `.${name}`).join(", ")}`,
    ),
});

/** Reads the last part of an address. Errors: NotThere. */
function readAddress(file: string): Address {
  const [, id, language, ending] = /^([^.]+)\.(zh|en)(?:\.(.+))?$/.exec(file) ?? [];
  if (id === undefined || language === undefined)
    throw new NotThere(`No briefing is called "${file.slice(0, MOST_SHOWN)}"`, {
      field: "briefing",
      value: file,
      hint: "an address ends in its id and zh or en, e.g. five-places.zh.pdf",
    });
  const known = ENDING_NAMES.find((name) => name === ending) ?? readChartEnding(ending ?? "");
  if (ending !== undefined && known === null)
    throw new NotThere(`There is no file .${ending.slice(0, MOST_SHOWN)} of a briefing`, {
      field: "ending",
      value: ending,
      ...choicesFor(ending, ENDING_NAMES),
    });
  return { id, language: language as Language, ending: known };
}

const MOST_SHOWN = 80;
/** A chart of thousands of places is drawn in a few seconds. */
const MOST_DRAWING_MS = 60_000;

/** Every briefing with every choice, each of its files at an address of its own. */
export function addBriefings(server: FastifyInstance, context: Context): void {
  const { service, options } = context;
  server.get<{ Params: { file: string }; Querystring: RawQuery }>(
    "/briefings/:file",
    {
      schema: {
        tags: ["briefings"],
        summary: "A briefing with a choice: the same file that `briefings build` writes",
        params: PARAMS,
        querystring: CHOICE,
      },
    },
    async (request, reply) => {
      const { id, language, ending } = readAddress(request.params.file);
      const asked = { id, language, choice: readChoice(request.query) };
      const job = service.jobOf(asked);
      if (typeof ending === "object" && ending !== null) {
        const client = clientOf(request, reply, MOST_DRAWING_MS);
        const chart = await service.chart(job, ending, client);
        if (chart === null) throw noChart(ending.chart);
        if (chart.kind === "making") throw new HttpFault(503, "The chart takes too long to draw");
        return sendResult(request, reply, { ...chart, holds: "now" });
      }
      const wanted = ending ?? negotiated(request, reply);
      if (wanted === "page") return context.pages.see(request, reply, asked);
      const file = await service.file(job, wanted, clientOf(request, reply, options.waitMs));
      if (file.kind === "making") return sendMaking(request, reply, file, wanted, context);
      reply.header("Content-Location", `/${file.path}`);
      return sendResult(request, reply, { ...file, holds: "now" });
    },
  );
}

function noChart(chart: number): NotThere {
  return new NotThere(`The page has no chart ${chart}`, {
    field: "chart",
    value: String(chart),
    hint: "charts are counted from 1 in the order of the page",
  });
}

/** The file that a client asks for by its type. Errors: HttpFault for a type that there is none of. */
function negotiated(request: FastifyRequest, reply: FastifyReply): EndingName | "page" {
  reply.header("Vary", "Accept");
  const wanted = preferredType(request.headers, Object.keys(ENDING_BY_TYPE));
  const ending = wanted && ENDING_BY_TYPE[wanted];
  if (ending) return ending;
  throw new HttpFault(
    406,
    "No file of a briefing is of the type asked for",
    `there are ${Object.keys(ENDING_BY_TYPE).join(", ")}`,
  );
}

const ENDING_BY_TYPE: Readonly<Record<string, EndingName | "page">> = {
  "text/html": "page",
  "application/pdf": "pdf",
  "application/json": "facts.json",
  "text/csv": "csv",
  [ENDINGS.xlsx.mediaType]: "xlsx",
};
