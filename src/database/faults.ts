import { ReportError } from "../error.ts";

/** What the system says of a server that is not there, or not any more. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"],
  ...["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EHOSTDOWN"],
]);

/** What the server says where it may serve later: connections (08), resources such as disk (53), shutdown (57P), standby. */
const LATER = /^(?:08...|53...|57P0[1-5]|25006)$/;

/** What the client says in words alone. */
const LOST =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|query read timeout|connection error and is not queryable/i;

/** Two at once were in each other's way, or what was referred to was removed meanwhile: the same again succeeds. */
const CONFLICTS: ReadonlySet<string> = new Set(["40001", "40P01", "23503", "55P03", "57014"]);

/** True where the server does not answer now and may do so later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return UNREACHABLE.has(code) || LATER.test(code) || LOST.test(error.message);
}

/** True where a transaction that was given up may succeed when it is tried again. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && CONFLICTS.has(codeOf(error));
}

/** What to do about what the server refuses for good, by its code. */
const HINTS: Readonly<Record<string, string>> = {
  "28P01": "check the user and the password in the address of the database",
  "28000": "allow this user to connect, in the server's pg_hba.conf",
  "3D000": "make the database first: createdb NAME",
  "42501": "connect as a role that may do this; docs/database.md lists the roles and their rights",
  "3F000": "the database has no tables of this program yet: connect once as its owner",
  "42P01": "the database has no tables of this program yet: connect once as its owner",
};

/** Takes what the server refuses for the fault of the database that it is, with what to do; anything else stays. */
export function orDatabaseFault(error: unknown, server: string): unknown {
  if (!(error instanceof Error) || error instanceof ReportError) return error;
  const hint = HINTS[codeOf(error)];
  if (hint === undefined) return error;
  return new ReportError("DATABASE_FAULT", `The database at ${server} refuses: ${error.message}`, {
    hint,
    cause: error,
  });
}

function codeOf(error: Error): string {
  return String((error as NodeJS.ErrnoException).code ?? "");
}
