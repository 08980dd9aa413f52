import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CHOICE, type Asked, readChoice } from "../../../app/serve/choice.ts";
import { ENDING_NAMES, ENDINGS, type EndingName } from "../../../app/serve/endings.ts";
import { NotThere } from "../../../app/serve/jobs.ts";
import type { Making } from "../../../app/serve/service.ts";
import type { RawQuery } from "../../../app/query/read.ts";
import { LANGUAGES, type Language } from "../../../dataset/model.ts";
import { clientOf } from "../client.ts";
import type { Context } from "../context.ts";
import { isBrowser, preferredType } from "../negotiate.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";
import { sendResult } from "./results.ts";

/** A briefing, a language, and a file of it; null for its page. */
interface Address {
  readonly id: string;
  readonly language: Language;
  readonly ending: EndingName | null;
}
