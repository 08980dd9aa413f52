import { Argument, type Command, Option } from "commander";
import { JOB_STATES } from "../../queue/model.ts";
import type { Host } from "./host.ts";
import { databaseOption, dataOption, example, jsonOption, type Outcome } from "./options.ts";
import { countOf } from "./values.ts";

export function addWorker(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("worker")
    .description("make what builds on a database plan, until you stop it")
    .addOption(databaseOption("the PostgreSQL"))
    .option("--jobs <n>", "how many at once (default: what the machine bears)", countOf)
    .option("--timeout <seconds>", "longest that an output takes", countOf, 600)
    .option("--quiet", "tell of failures alone")
    .addHelpText(
      "after",
      example([
        "briefings worker --database postgres://worker@db.example/briefings",
        "BRIEFINGS_DATABASE=postgres://worker@db.example/briefings briefings worker --jobs 4",
      ]),
    )
    .action(async (options) => {
      const { worker } = await import("./worker.ts");
      outcome.exitCode = await worker(host, options);
    });
}

export function addNight(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("night")
    .description("tell what a night on a database planned and what became of it")
    .argument(
      "[name]",
      "name of the night or how it begins, e.g. its date; the latest where none is named",
    )
    .addOption(databaseOption("the PostgreSQL"))
    .addOption(
      new Option("--lang <lang>", "language of the report").choices(["zh", "en"]).default("zh"),
    )
    .option("--data <dir>", "folder that has the names of places (default: data, if it is there)")
    .option("--html <file>", "write the report as a page")
    .option("--pdf <file>", "write the same as PDF")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      `${example([
        "briefings night",
        "briefings night 2026-11-30 --lang en",
        "briefings night --html night.html --pdf night.pdf",
      ])}\nThe exit code is 1 where not all that was planned is there.\n`,
    )
    .action(async (name: string | undefined, options) => {
      const { night } = await import("./night.ts");
      outcome.exitCode = await night(host, { name, ...options });
    });
}

export function addJobs(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("jobs")
    .description("list the jobs on a database and who works; try some again, or take some out")
    .addArgument(
      new Argument(
        "[action]",
        "what to do about jobs; they are listed where this is left out",
      ).choices(["retry", "cancel"]),
    )
    .argument("[id...]", "ids of jobs, as the list has them")
    .option("--all", "all that failed or were cancelled, or all that wait or run")
    .addOption(databaseOption("the PostgreSQL"))
    .addOption(
      new Option("--state <state>", "which jobs are listed one by one (default: failed)").choices([
        ...JOB_STATES,
      ]),
    )
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings jobs",
        "briefings jobs --state running",
        "briefings jobs retry --all",
        "briefings jobs cancel 0000002a-6d0b-4f4e-9a53-8f0c2f1d7b11",
      ]),
    )
    .action(async (action, ids: string[], options) => {
      const { jobs } = await import("./jobs.ts");
      outcome.exitCode = await jobs(host, { action, ids, ...options });
    });
}

export function addPrune(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("prune")
    .description("remove what no rule keeps from an output folder, or from a database")
    .option("--out <dir>", "output folder (default: output)")
    .addOption(dataOption())
    .addOption(databaseOption("a PostgreSQL in place of an output folder"))
    .option(
      "--nights <n>",
      "how many of the latest nights stay in a database (default: 30)",
      countOf,
    )
    .option("--days <n>", "for how many days anything else stays", countOf, DEFAULT_DAYS)
    .option("--dry-run", "list what would be removed from an output folder")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      `${example([
        "briefings prune --dry-run",
        "briefings prune --data mydata --out mydata/output --days 90",
        "briefings prune --database --nights 14 --days 14",
      ])}\nOf an output folder the results of the service go that nobody asked for in that time; what corrections or the manifest name stays.\n`,
    )
    .action(async (options) => {
      const { prune } = await import("./prune.ts");
      outcome.exitCode = await prune(host, options);
    });
}

const DEFAULT_DAYS = 30;
