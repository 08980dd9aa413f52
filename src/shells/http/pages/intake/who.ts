import type { FastifyReply, FastifyRequest } from "fastify";
import type { PageKit } from "../kit.ts";

/** Who decides. */
interface Who {
  /** Empty where nobody has said so. */
  readonly by: string;
  /** True where a token says it. */
  readonly isNamed: boolean;
}

const COOKIE = "intake-by";
const MOST_NAME = 60;
const YEAR_S = 31_536_000;

/** Who decides: whose token it is, else who said so last in this browser. */
export function whoIn(kit: PageKit, request: FastifyRequest): Who {
  const name = kit.nameIn(request);
  return name === null
    ? { by: rememberedIn(request), isNamed: false }
    : { by: name, isNamed: true };
}

/** Who decides with this form, which the browser remembers. */
export function whoOf(
  kit: PageKit,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  form: URLSearchParams,
): Who {
  const known = whoIn(kit, request);
  const said = form.get("by");
  if (known.isNamed || said === null) return known;
  const by = cleaned(said);
  reply.header(
    "Set-Cookie",
    `${COOKIE}=${encodeURIComponent(by)}; Path=/; Max-Age=${YEAR_S}; SameSite=Strict; HttpOnly`,
  );
  return { by, isNamed: false };
}

function rememberedIn({ headers }: FastifyRequest): string {
  const [, value = ""] =
    new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(headers.cookie ?? "") ?? [];
  try {
    return cleaned(decodeURIComponent(value));
  } catch {
    return "";
  }
}

/** A name in one line, without what acts on a terminal or an editor. */
function cleaned(name: string): string {
  return name
    .normalize("NFC")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    .trim()
    .slice(0, MOST_NAME);
}
