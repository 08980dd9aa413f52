import type { FastifyReply, FastifyRequest } from "fastify";
import type { Making } from "../../../app/serve/long-job.ts";
import type { Language } from "../../../dataset/model.ts";
import type { PageKit } from "./kit.ts";

const STEP_BY_STAGE: Readonly<Record<string, "page" | "print" | "audit">> = {
  compared: "print",
  printed: "audit",
  inspected: "audit",
};

/** Shows how far something is; the page asks again at its own address. */
export function sendMakingPage(
  to: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  kit: PageKit,
  { job, progress, language }: Omit<Making, "kind"> & { readonly language: Language },
): FastifyReply {
  const isWaiting = progress.kind === "waiting";
  const model = {
    title: job.title,
    state: isWaiting ? "waiting" : "working",
    before: isWaiting ? progress.ahead : 0,
    step: isWaiting ? null : (STEP_BY_STAGE[progress.stage ?? ""] ?? "data"),
    seconds: 0,
  } as const;
  return kit.show(to, language, "job", model);
}
