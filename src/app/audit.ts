import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { auditPdf } from "../audit/audit.ts";
import type { AuditFact, AuditReport } from "../audit/model.ts";
import type { OfficialReport } from "../audit/official/model.ts";
import type { Environment } from "../environment.ts";
import { ReportError } from "../error.ts";
import { cancelled } from "../pdf/cancel.ts";
import { pathOf } from "../results/output-kinds.ts";

type World = Pick<Environment, "cwd" | "signal">;

/** A file's name as the user gave it, and what is wrong with the file. */
export interface Audited extends AuditReport {
  readonly file: string;
  /** The facts it was held against; null where there were none. */
  readonly facts: string | null;
}

/** What is asked of an audit. */
export interface AuditOptions {
  readonly files: readonly string[];
  /** Default: the facts file beside each PDF, if there is one. */
  readonly facts?: string;
  /** True to hold every PDF to the rules of the house, false to hold none. Default: those of this program. */
  readonly house?: boolean;
}

/**
 * Reopens PDFs and finds what is wrong with them.
 *
 * Errors: INPUT_UNREADABLE for a PDF or a facts file that isn't there; USAGE for one facts file and several PDFs; CANCELLED.
 */
export async function auditFiles(
  { files, facts, house }: AuditOptions,
  world: World,
): Promise<readonly Audited[]> {
  if (facts !== undefined && files.length > 1)
    throw new ReportError("USAGE", `--facts goes with one PDF, got ${files.length}`, {
      hint: "leave --facts out: each PDF is held against the .facts.json beside it",
    });
  const audited: Audited[] = [];
  for (const file of files) {
    if (world.signal.aborted) throw cancelled(world.signal);
    audited.push(await auditFile(world, file, { facts, house }));
  }
  return audited;
}

async function auditFile(
  world: World,
  file: string,
  {
    facts: named,
    house,
  }: Record<"facts", string | undefined> & Record<"house", boolean | undefined>,
): Promise<Audited> {
  const bytes = await read(world, file);
  const name = file.replace(/\.pdf$/i, "");
  const facts = named ?? (name === file ? null : pathOf(name, "facts"));
  const content = facts === null ? null : await readFacts(world, facts, named === undefined);
  const report = await auditPdf(bytes, {
    ...(content ? { facts: content } : {}),
    ...(house === undefined ? {} : { house }),
  });
  return { file, facts: content ? facts : null, ...report };
}

async function readFacts(
  world: World,
  file: string,
  isOptional: boolean,
): Promise<readonly AuditFact[] | null> {
  const bytes = await read(world, file, isOptional);
  if (bytes === null) return null;
  try {
    const { facts } = JSON.parse(bytes.toString("utf8")) as { facts?: unknown };
    if (Array.isArray(facts) && facts.every(isFact)) return facts;
  } catch (cause) {
    throw unreadable(file, "it is no JSON", cause);
  }
  throw unreadable(file, 'expected {"facts": [{"text", "value", …}]}');
}

function isFact(fact: unknown): fact is AuditFact {
  const { text, where, figures } = (fact ?? {}) as Partial<AuditFact>;
  return typeof text === "string" && typeof where === "string" && Array.isArray(figures);
}

/** A memo's file and how it measures. */
interface Measured extends OfficialReport {
  readonly file: string;
}

/** Measures official memos against GB/T 9704. Errors: INPUT_UNREADABLE, CANCELLED. */
export async function measureMemos(
  files: readonly string[],
  world: World,
): Promise<readonly Measured[]> {
  const { auditOfficial } = await import("../audit/official/audit.ts");
  const measured: Measured[] = [];
  for (const file of files) {
    if (world.signal.aborted) throw cancelled(world.signal);
    const report = await auditOfficial(await read(world, file));
    if (!report) throw unreadable(file, "it is no PDF that can be read");
    measured.push({ file, ...report });
  }
  return measured;
}

async function read(world: World, file: string): Promise<Buffer>;
async function read(world: World, file: string, isOptional: boolean): Promise<Buffer | null>;
async function read({ cwd }: World, file: string, isOptional = false): Promise<Buffer | null> {
  try {
    return await readFile(resolve(cwd, file));
  } catch (cause) {
    if (isOptional && (cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw unreadable(file, (cause as Error).message, cause);
  }
}

function unreadable(file: string, why: string, cause?: unknown): ReportError {
  return new ReportError("INPUT_UNREADABLE", `Cannot read ${file}: ${why}`, { cause });
}
