import { type AcceptOptions, acceptIntakes } from "../../app/intake/accept.ts";
import type { ReadingOptions } from "../../app/intake/document.ts";
import { type DocumentReading, readNumbers } from "../../app/intake/read.ts";
import type { Candidate, Reading } from "../../intake/model.ts";
import type { TableReading } from "../../intake/table/model.ts";
import { visible } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { soundOf } from "./sound.ts";
import { confirmMappings } from "./table-mapping.ts";
import { log, printJson } from "./terminal.ts";

interface ReadCommandOptions extends Omit<ReadingOptions, "confirm"> {
  readonly json?: boolean;
  /** True where tables that no mapping knows are read without a question. */
  readonly yes?: boolean;
}

/** `briefings read`: every number of a document into its intake file, counted by section, or all as JSON; exit 1 where one is unread. */
export async function readFile(
  host: Host,
  { yes = false, ...options }: ReadCommandOptions,
): Promise<number> {
  const { data, json } = options;
  let isDeclined = false;
  const confirm = async (tables: readonly TableReading[]) => {
    isDeclined = !(await confirmMappings(host, tables));
    return !isDeclined;
  };
  const ending = { nothing: "nothing was read", hint: "mend each line above" };
  const read = soundOf(
    host,
    await readNumbers({ ...options, ...(yes ? {} : { confirm }) }, environmentOf(host)),
    {
      folder: data,
      json,
      ending,
    },
  );
  if (json) printJson(host, recordOf(read));
  else await showTables(host, read);
  return isDeclined || read.reading.unread.length > 0 ? 1 : 0;
}

/** The contract of `read --json`: `unread` is how many, the numbers themselves stand under `unreadNumbers`. */
function recordOf({ reading, known, kept, lost, written, ...read }: DocumentReading) {
  const { numbers, unread, ignored, candidates } = reading;
  return {
    ...read,
    numbers,
    unread: unread.length,
    unreadNumbers: unread,
    ...{ ignored, candidates, known, kept, lost, written },
  };
}

/** How sure a reading is, as the table has it. */
const SURE = 0.95;

type Row = readonly (string | number)[];

async function showTables(host: Host, read: DocumentReading): Promise<void> {
  const { document, reading, format, encoding } = read;
  const { default: Table } = await import("cli-table3");
  const show = (head: string[], rows: readonly Row[]) => {
    const table = new Table({ head, style: { head: [], border: [] } });
    table.push(...rows.map((row) => row.map((cell) => visible(String(cell)))));
    host.stdout.write(`${table.toString()}\n`);
  };
  show(
    ["section", "numbers", "sure", "named", "proposed", "doubts", "ignored", "unread"],
    sectionRows(reading),
  );
  show(["left aside as", "numbers"], ruleRows(reading));
  if (read.proposals.length > 0)
    show(["proposed as new", "unit", "theme", "numbers", "words"], proposalRows(read.proposals));
  const { numbers, candidates, ignored, unread } = reading;
  log(
    host,
    `${document}: read as ${format}${encoding === null ? "" : ` in ${encoding.toUpperCase()}`}; ${numbers} numbers, ${candidates.length} candidates, ${ignored.length} left aside, ${unread.length} unread`,
  );
  log(host, `${read.known} in the data already, ${read.kept} decisions kept, ${read.lost} lost`);
  for (const one of read.documents.slice(0, MOST_DOCUMENTS))
    if (one.written) log(host, `wrote ${one.written}: ${one.candidates} candidates`);
  const more = read.documents.length - MOST_DOCUMENTS;
  if (more > 0) log(host, `and ${more} more intake files`);
  if (read.mapping) log(host, `wrote ${read.mapping}`);
}

/** More places are counted and not listed. */
const MOST_DOCUMENTS = 20;

/** Items and rows count with what they are part of; what stands where no figure can stand is `—`. */
function sectionOf(section: string | null): string {
  if (section === null) return "—";
  return section
    .replace(/^(附表)\/.*$|^(.*)!.*$/, "$1$2")
    .replace(/[一二三四五六七八九十]+是$/, "");
}

function sectionRows({ candidates, ignored, unread }: Reading): readonly Row[] {
  const all = [...candidates, ...ignored, ...unread].sort((a, b) => a.start - b.start);
  return [...new Set(all.map(({ section }) => sectionOf(section)))].map((name) => {
    const isOwn = (one: { readonly section: string | null }) => sectionOf(one.section) === name;
    const own = candidates.filter(isOwn);
    const [aside, left] = [ignored.filter(isOwn).length, unread.filter(isOwn).length];
    return [name, own.length + aside + left, ...countsOf(own), aside, left];
  });
}

function countsOf(candidates: readonly Candidate[]): readonly number[] {
  const named = candidates.filter(({ indicator }) => indicator !== null);
  const sure = named.filter(({ confidence }) => confidence >= SURE);
  const doubts = candidates.reduce((total, one) => total + one.doubts.length, 0);
  return [sure.length, named.length - sure.length, candidates.length - named.length, doubts];
}

function ruleRows({ ignored }: Reading): readonly Row[] {
  const rules = [...new Set(ignored.map(({ rule }) => rule))].sort();
  return rules.map((name) => [name, ignored.filter(({ rule }) => rule === name).length]);
}

/** More proposals are counted and not listed. */
const MOST_PROPOSALS = 20;

function proposalRows(proposals: DocumentReading["proposals"]): readonly Row[] {
  const more = proposals.length - MOST_PROPOSALS;
  return [
    ...proposals
      .slice(0, MOST_PROPOSALS)
      .map(({ name, unit, theme, starts, printed }) => [
        ...[name, unit, theme ?? "—", starts.length, printed],
      ]),
    ...(more > 0 ? [[`and ${more} more; --json lists all`, "", "", "", ""]] : []),
  ];
}

interface AcceptCommandOptions extends Omit<AcceptOptions, "date"> {
  readonly json?: boolean;
}

/** `briefings accept`: merges what was accepted into the data; exit 1 where there is a fault, and nothing is written then. */
export async function acceptFiles(host: Host, options: AcceptCommandOptions): Promise<number> {
  const { data, json, dryRun = false } = options;
  const date = new Date().toISOString().slice(0, "2026-01-01".length);
  const { outcomes, written } = soundOf(host, await acceptIntakes({ ...options, date }, host), {
    folder: data,
    json,
    ending: { nothing: "nothing was merged", hint: "mend each line above" },
  });
  if (json) {
    printJson(host, { ok: true, dryRun, intakes: outcomes, written });
    return 0;
  }
  for (const { document, added, missed, ...counts } of outcomes) {
    const { accepted, edited, rejected, known, undecided } = counts;
    log(
      host,
      `${document}: ${added} figures added; ${accepted} accepted as proposed, ${edited} edited, ${rejected} rejected, ${missed} missed; ${known} known, ${undecided} undecided`,
    );
  }
  for (const path of written) log(host, `wrote ${visible(`${data}/${path}`)}`);
  return 0;
}
