import { ReportError } from "./error.ts";

/** What to do where the system refuses something. */
const HINTS: Readonly<Record<string, string>> = {
  EMFILE: "allow more open files at once: ulimit -n 4096",
  ENFILE: "other programs have too many files open; end some of them",
  ENOSPC: "the disk is full: make room, or name another folder",
  EDQUOT: "this user's share of the disk is used up: make room, or name another folder",
  EFBIG: "files may not be that large here: allow more, ulimit -f unlimited",
  EROFS: "the folder is read-only: name another one",
  EACCES: "allow this user to read and write there",
  EPERM: "allow this user to read and write there",
  ENOMEM: "the memory is used up: end other programs, or build fewer at once with --jobs 1",
  EAGAIN: "this user may start no more processes: end some, or build fewer at once with --jobs 1",
  EIO: "the disk cannot be read or written there; it may be damaged",
};

/** What to do where the system refuses something with a code as `EMFILE`; undefined where nothing is known. */
export function hintFor(code: string): string | undefined {
  return HINTS[code];
}

/** Of any refusal where a folder for temporary files is made. */
const TEMPORARY = "temporary files need a folder that may be written to: check TMPDIR";

/**
 * Takes what the system refused for the fault of the machine that it is, with what to do; anything else stays.
 *
 * Errors: none.
 */
export function orSystemFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ReportError) return error;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  const hint = syscall === "mkdtemp" ? TEMPORARY : hintFor(code);
  if (syscall === undefined || hint === undefined) return error;
  return new ReportError("SYSTEM_FAULT", error.message, { hint, cause: error });
}
