import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { ReportError } from "../../error.ts";
import { hintFor } from "../../system-fault.ts";

/** Who may use a service: names, each with the hash of a token. */
export interface Tokens {
  /** The name whose token it is; null where it is nobody's. */
  nameOf(token: string): string | null;
}

const LINE = /^([\w.@-]{1,64}) sha256:([0-9a-f]{64})$/;
const BYTES = 32;

/**
 * Reads a file of tokens: a line each, `name sha256:<hash>`; empty lines and those that begin with # are passed over.
 *
 * Errors: INPUT_UNREADABLE; USAGE for a line of another form, or no line at all.
 */
export async function readTokens(path: string): Promise<Tokens> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new ReportError("INPUT_UNREADABLE", `Cannot read ${path}: ${cause.message}`, {
      hint: hintFor(cause.code ?? "") ?? "make it with `briefings token NAME --tokens FILE`",
      cause,
    });
  });
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const filled = lines.filter(({ line }) => line !== "" && !line.startsWith("#"));
  const entries = filled.map(({ line, number }) => readLine(line, `${path}:${number}`));
  if (entries.length === 0)
    throw new ReportError("USAGE", `There is no token in ${path}`, {
      hint: "make one with `briefings token NAME --tokens FILE`",
    });
  return {
    nameOf: (token) => {
      const hash = hashOf(token);
      // All are compared, so that the time taken tells nothing.
      const matching = entries.filter((entry) => timingSafeEqual(entry.hash, hash));
      return matching[0]?.name ?? null;
    },
  };
}

function readLine(line: string, at: string): { readonly name: string; readonly hash: Buffer } {
  const [, name, hash] = LINE.exec(line) ?? [];
  if (name !== undefined && hash !== undefined) return { name, hash: Buffer.from(hash, "hex") };
  throw new ReportError("USAGE", `${at} is no token`, {
    hint: "expected `name sha256:<64 hexadecimal digits>`; `briefings token NAME` makes such a line",
  });
}

/** Makes a token, adds the line with its hash to a file, and gives the token, which is kept nowhere. Errors: USAGE; OUTPUT_FAULT. */
export async function addToken(path: string, name: string): Promise<string> {
  const token = randomBytes(BYTES).toString("base64url");
  const line = `${name} sha256:${hashOf(token).toString("hex")}`;
  if (!LINE.test(line))
    throw new ReportError("USAGE", `"${name}" is no name for a token`, {
      hint: "use letters, digits, full stops, hyphens and @, at most 64",
    });
  await appendFile(path, `${line}\n`, { mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
    throw new ReportError("OUTPUT_FAULT", `Cannot write to ${path}: ${cause.message}`, {
      hint: hintFor(cause.code ?? "") ?? "name another file",
      cause,
    });
  });
  return token;
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
