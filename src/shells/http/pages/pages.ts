import type { FastifyInstance } from "fastify";
import type { Service } from "../../../app/serve/service.ts";
import { LANGUAGES } from "../../../dataset/model.ts";
import type { WebPages } from "../../../web/pages/pages.ts";
import type { Pages } from "../context.ts";
import { preferredLanguage } from "../negotiate.ts";
import type { Problem } from "../problem.ts";
import { send } from "../send.ts";
import { addApiPage } from "./api.ts";
import { addChangesPage } from "./changes.ts";
import { addChoose } from "./choose.ts";
import { addData } from "./data.ts";
import { addFigures } from "./figures.ts";
import { addIntakeEntry } from "./intake/entry.ts";
import { addIntake } from "./intake/intake.ts";
import { addIntakeMerge } from "./intake/merge.ts";
import { addNewPlace } from "./intake/place.ts";
import { addIntakeForm } from "./intake/send.ts";
import { HTML, languageOf, openKit, PAGE, type PageOptions } from "./kit.ts";
import { sendMakingPage } from "./making.ts";
import { addMemo } from "./memo.ts";
import { sendSee } from "./see.ts";
import { addPictures, addStart } from "./start.ts";

/** The pages of each language. */
const ADD = [addStart, addChoose, addData, addFigures] as const;
/** Those that are answered and not kept: a site of files has none of them. */
const ADD_ANSWERED = [
  addMemo,
  addChangesPage,
  addIntake,
  addIntakeForm,
  addIntakeMerge,
  addNewPlace,
] as const;

/** Makes the pages of the service. Errors: TEMPLATE_FAULT. */
export function openPages(service: Service, options: PageOptions): Pages {
  const kit = openKit(service, options);
  const { isStatic } = kit;
  return {
    see: (request, reply, asked) => sendSee(request, reply, asked, kit),
    making: (request, reply, { job, progress }) =>
      sendMakingPage({ request, reply }, kit, { job, progress, language: job.language }),
    corrected: (request, reply, corrected) =>
      kit.show({ request, reply }, languageOf(request), "corrected", corrected),
    problem: (request, reply, problem) =>
      kit.show({ request, reply }, languageOf(request), "problem", problemModel(problem)),
    add(server) {
      addAssets(server, kit.web.assets);
      addPictures(server, kit);
      server.get("/", PAGE, async (request, reply) => {
        if (isStatic) return reply.type(HTML).send(kit.web.root(""));
        reply.header("Vary", "Accept-Language");
        return reply.redirect(`/${preferredLanguage(request.headers)}/`, 303);
      });
      for (const language of LANGUAGES) for (const add of ADD) add(server, kit, language);
      if (isStatic) return;
      addApiPage(server, kit);
      addIntakeEntry(server);
      for (const language of LANGUAGES) for (const add of ADD_ANSWERED) add(server, kit, language);
    },
  };
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

function addAssets(server: FastifyInstance, assets: WebPages["assets"]): void {
  for (const { path, mediaType, bytes } of assets)
    server.get(`/web/${path}`, PAGE, async (request, reply) =>
      send(request, reply, { body: bytes, type: mediaType, holds: "always" }),
    );
}
