import type { FastifyReply, FastifyRequest } from "fastify";
import type { Service } from "../../../app/serve/service.ts";
import { LANGUAGES, type Language } from "../../../dataset/model.ts";
import type { Place } from "../../../web/pages/frame.ts";
import { openWebPages, type WebPages } from "../../../web/pages/pages.ts";
import { nameIn } from "../guard.ts";
import { preferredLanguage } from "../negotiate.ts";
import type { ServerOptions } from "../options.ts";

/** What every page is answered with. */
export interface PageKit {
  readonly service: Service;
  readonly web: WebPages;
  /** True for a site of files. */
  readonly isStatic: boolean;
  /** True where data may be changed. */
  readonly canWrite: boolean;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Whose token a request bears; null where none is needed. */
  readonly nameIn: (request: FastifyRequest) => string | null;
  /** Sends a page, with the status that the reply has. */
  show(
    to: { readonly request: FastifyRequest; readonly reply: FastifyReply },
    language: Language,
    ...page: Parameters<WebPages["render"]> extends [infer Name, infer Model, Place]
      ? [name: Name, model: Model]
      : never
  ): FastifyReply;
}

export const HTML = "text/html; charset=utf-8";
/** Pages are no part of the API. */
export const PAGE = { schema: { hide: true } } as const;

export type PageOptions = Pick<ServerOptions, "isStatic" | "canWrite" | "nowMs" | "tokens">;

/** Compiles the pages. Errors: TEMPLATE_FAULT. */
export function openKit(
  service: Service,
  { isStatic = false, canWrite, nowMs, tokens }: PageOptions,
): PageKit {
  const web = openWebPages(service.design.tree);
  return {
    service,
    web,
    isStatic,
    canWrite,
    nowMs,
    nameIn: (request) => nameIn(request, { tokens }),
    show: ({ request, reply }, language, name, model) =>
      reply
        .header("Cache-Control", "no-store")
        .type(HTML)
        .send(web.render(name, model, placeOf(request, { service, isStatic }, language))),
  };
}

/** Where a page is shown. */
export function placeOf(
  { url }: FastifyRequest,
  { service, isStatic }: Pick<PageKit, "service" | "isStatic">,
  language: Language,
): Place {
  return {
    language,
    base: "",
    address: url,
    isStatic,
    version: service.edition().dataset.version,
    generator: service.generator,
  };
}

/** The language of an address, else what the reader prefers. */
export function languageOf({ url, headers }: FastifyRequest): Language {
  const path = url.split("?")[0] ?? "";
  const named = LANGUAGES.find(
    (language) =>
      path.startsWith(`/${language}/`) || new RegExp(`\\.${language}(\\.|$)`).test(path),
  );
  return named ?? preferredLanguage(headers);
}
