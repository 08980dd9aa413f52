import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Service } from "../../../app/serve/service.ts";
import { LANGUAGES, type Language } from "../../../dataset/model.ts";
import type { Place } from "../../../web/pages/frame.ts";
import { openWebPages } from "../../../web/pages/pages.ts";
import { clientOf } from "../client.ts";
import type { Pages } from "../context.ts";
import { preferredLanguage } from "../negotiate.ts";
import { HttpFault, type Problem } from "../problem.ts";
import { send } from "../send.ts";
import { startModel } from "./start.ts";

const HTML = "text/html; charset=utf-8";
const PAGE = { schema: { hide: true } } as const;
type InLanguage = { Params: { language: Language } };

/** Makes the pages of the service. Errors: TEMPLATE_FAULT. */
export function openPages(service: Service): Pages {
  const web = openWebPages(service.design.tree);
  const placeOf = (request: FastifyRequest, language: Language): Place => ({
    language,
    base: "",
    address: request.url,
    version: service.edition().dataset.version,
    generator: service.generator,
  });
  const show = (reply: FastifyReply, html: string) =>
    reply.header("Cache-Control", "no-store").type(HTML).send(html);
  return {
    async see(request, reply, job) {
      const page = await service.page(job, clientOf(request, reply, MOST_SETTING_MS));
      if (page.kind === "making")
        throw new HttpFault(503, "The page takes too long to set", "try again");
      const body = page.made.screen ?? "";
      return send(request, reply, { body, type: HTML, holds: "now" });
    },
    making(request, reply, { job, progress, href }) {
      const language = job.job.language;
      const place = { ...placeOf(request, language), address: href };
      const isWaiting = progress.kind === "waiting";
      const model = {
        title: job.job.spec.title[language],
        state: isWaiting ? "waiting" : "working",
        before: isWaiting ? progress.ahead : 0,
        step: isWaiting ? null : (STEP_BY_STAGE[progress.stage ?? ""] ?? "data"),
        seconds: 0,
      } as const;
      return show(reply, web.render("job", model, place));
    },
    problem(request, reply, problem) {
      const language = languageOf(request);
      return show(reply, web.render("problem", problemModel(problem), placeOf(request, language)));
    },
    add(server, context) {
      addAssets(server, web.assets);
      server.get("/", PAGE, async (request, reply) => {
        reply.header("Vary", "Accept-Language");
        return reply.redirect(`/${preferredLanguage(request.headers)}/`, 303);
      });
      for (const language of LANGUAGES) {
        server.get<InLanguage>(`/${language}/`, PAGE, async (request, reply) =>
          show(
            reply,
            web.render("start", await startModel(context, language), placeOf(request, language)),
          ),
        );
      }
    },
  };
}

/** A page of thousands of places is set in a few seconds. */
const MOST_SETTING_MS = 60_000;

const STEP_BY_STAGE: Readonly<Record<string, "page" | "print" | "audit">> = {
  compared: "print",
  printed: "audit",
  inspected: "audit",
};

/** The language of an address, else what the reader prefers. */
function languageOf({ url, headers }: FastifyRequest): Language {
  const path = url.split("?")[0] ?? "";
  const named = LANGUAGES.find(
    (language) =>
      path.startsWith(`/${language}/`) || new RegExp(`\\.${language}(\\.|$)`).test(path),
  );
  return named ?? preferredLanguage(headers);
}

function problemModel({ status, detail, hint, field, value, choices, more }: Problem) {
  return {
    status,
    detail: hint === undefined ? detail : `${detail}; ${hint}`,
    detailLanguage: "en",
    field: field ?? null,
    value: value ?? null,
    choices: (choices ?? []).map((label) => ({ label })),
    more: more ?? 0,
    back: null,
  } as const;
}

function addAssets(
  server: FastifyInstance,
  assets: ReturnType<typeof openWebPages>["assets"],
): void {
  for (const { path, mediaType, bytes } of assets)
    server.get(`/web/${path}`, PAGE, async (request, reply) =>
      send(request, reply, { body: bytes, type: mediaType, holds: "always" }),
    );
}
