import {
  type ActionDone,
  actOnJobs,
  type JobAction,
  sayStates,
  type ToldJobs,
  tellJobs,
} from "../../app/manage/jobs.ts";
import { ReportError } from "../../error.ts";
import { visibleLines } from "../../visible.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, printJson } from "./terminal.ts";
import { databaseOf } from "./workers.ts";

interface JobsCommandOptions {
  readonly action?: JobAction;
  readonly ids: readonly string[];
  readonly all?: boolean;
  readonly database?: string | true;
  readonly state?: Parameters<typeof tellJobs>[0]["state"];
  readonly json?: boolean;
}

/** `briefings jobs`: tells how the jobs on a database stand, tries some again, or takes some out. */
export async function jobs(host: Host, options: JobsCommandOptions): Promise<number> {
  const { action, state, json = false } = options;
  const database = databaseOf(host, options.database);
  if (action !== undefined) return act(host, { ...options, action }, database);
  if (options.all)
    throw new ReportError("USAGE", "--all is for `jobs retry` and `jobs cancel`", {
      hint: "leave it out to list jobs",
    });
  const asked = { database, state: state ?? "failed" };
  const told = await tellJobs(asked, environmentOf(host));
  if (json) printJson(host, told);
  else host.stdout.write(visibleLines(await writeJobs(told, asked.state)));
  return 0;
}

async function act(
  host: Host,
  { action, ids, all = false, state, json = false }: JobsCommandOptions & { action: JobAction },
  database: string,
): Promise<number> {
  if (state !== undefined)
    throw new ReportError("USAGE", `--state is for a list, not for \`jobs ${action}\``, {
      hint: "name ids, or --all",
    });
  if (all && ids.length > 0)
    throw new ReportError("USAGE", "Ids and --all make no sense together", {
      hint: "leave out one of them",
    });
  const asked = { database, action, jobs: all ? ("all" as const) : ids };
  const done = await actOnJobs(asked, environmentOf(host));
  if (json) printJson(host, { ok: done.missed.length === 0, action, ...done });
  else host.stdout.write(`${sayDone(action, done)}\n`);
  for (const id of done.missed) log(host, `No job ${id} is ${sayStates(action)}`);
  return done.missed.length === 0 ? 0 : 1;
}

function sayDone(action: JobAction, { count }: ActionDone): string {
  const jobs = count === 1 ? "1 job" : `${count} jobs`;
  return action === "retry" ? `${jobs} put back, to be tried again` : `${jobs} cancelled`;
}

async function writeJobs(told: ToldJobs, state: string): Promise<string> {
  const { default: Table } = await import("cli-table3");
  const tableOf = (head: string[], rows: readonly string[][]) => {
    const table = new Table({ head, style: { head: [], border: [] } });
    table.push(...rows);
    return table.toString();
  };
  const parts = [
    told.queues.length === 0
      ? "There are no jobs."
      : tableOf(
          ["Queue", "Waiting", "Running", "Failed", "Cancelled", "Done", "A minute", "To the end"],
          told.queues.map(queueRow),
        ),
    told.workers.length === 0
      ? "No worker is there; start one with `briefings worker`."
      : tableOf(["Worker", "Program", "Queue", "Last sign"], told.workers.map(workerRow)),
    ...told.unserved.map(sayUnserved),
    ...told.jobs.map(sayJob),
    ...(told.left > 0 ? [`${told.left} more are ${state}.`] : []),
  ];
  return `${parts.join("\n\n")}\n`;
}

function queueRow({ queue, perMinute, secondsLeft, ...counts }: ToldJobs["queues"][number]) {
  const { waiting, running, failed, cancelled, done } = counts;
  const numbers = [waiting, running, failed, cancelled, done].map(String);
  return [queue, ...numbers, perMinute.toFixed(1), sayLeft(secondsLeft)];
}

function sayLeft(seconds: number | null): string {
  if (seconds === null) return "unknown";
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function workerRow({ host, pid, program, queue, signedAt }: ToldJobs["workers"][number]) {
  return [`${host} ${pid}`, sayProgram(program), queue, signedAt.toISOString()];
}

/** Name, browser and Node: what has a say in the queue. */
function sayProgram(program: unknown): string {
  const { generator = "?", browser = "?", node = "?" } = program as Partial<Record<string, string>>;
  return `${generator}\n${browser}\nNode ${node}`;
}

function sayUnserved({ queue, waiting, others }: ToldJobs["unserved"][number]): string {
  const wait = waiting === 1 ? "1 job waits" : `${waiting} jobs wait`;
  if (others.length === 0) return `${wait} in ${queue}: no worker is there.`;
  const who = others.map(({ host, queue }) => `${host} (${queue})`).join(", ");
  return `${wait} in ${queue} that no worker there may make, as all have another program, browser or Node: ${who}.`;
}

function sayJob({ id, name, attempts, error, tries, state }: ToldJobs["jobs"][number]): string {
  const times = attempts === 1 ? "1 try" : `${attempts} tries`;
  const fault = error === null ? "" : `: ${sayFault(error)}`;
  const lines = tries.map(({ host, seconds, ending, error: fault }, at) => {
    const took = seconds === null ? "" : ` ${seconds.toFixed(1)} s`;
    const how = ending ?? (state === "running" ? "goes on" : "without an end, killed or frozen");
    return `  ${at + 1} ${host}${took} ${how}${fault === null ? "" : `: ${sayFault(fault)}`}`;
  });
  return [`${id} ${name} ${state}, ${times}${fault}`, ...lines].join("\n");
}

function sayFault(error: unknown): string {
  const { code, message, hint } = (error ?? {}) as Partial<Record<string, string | null>>;
  const said = [code, message].filter((part) => part).join(" ") || "for no reason that is known";
  return hint ? `${said} – ${hint}` : said;
}
