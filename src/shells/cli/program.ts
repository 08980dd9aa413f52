import { Command, CommanderError, Option } from "commander";
import { FORMATS, formatsFor } from "../../dataset/formats/table.ts";
import { type ErrorCode, exitCodeOf, ReportError } from "../../error.ts";
import { packageVersion } from "../../package.ts";
import { orSystemFault } from "../../system-fault.ts";
import { visibleLines } from "../../visible.ts";
import { addChart, addCompare } from "./comparison-commands.ts";
import { addJobs, addNight, addPrune, addWorker } from "./database-commands.ts";
import type { Host } from "./host.ts";
import {
  asOfOption,
  databaseOption,
  dataOption,
  example,
  groupOption,
  jsonOption,
  type Outcome,
  periodOption,
  withinOption,
} from "./options.ts";
import { printJson, showError } from "./terminal.ts";
import {
  countOf,
  gatesOf,
  indicatorsOf,
  languagesOf,
  placesOf,
  portOf,
  shardOf,
  siteBaseOf,
  themesOf,
  timeZoneOf,
} from "./values.ts";
import { writtenBy } from "./written.ts";

/**
 * Runs the command line and tells the exit code.
 *
 * Shape: `argv` without node and script. Nothing but a command's result goes to stdout.
 */
export async function run(argv: readonly string[], world: Host): Promise<number> {
  const { host, hasWritten } = watchStdout(world);
  const outcome = { exitCode: 0 };
  const program = describeProgram(host, outcome);
  const tell = (code: ErrorCode, message: string, hint: string | null) => {
    // What a machine reads is one document, whatever happens.
    if (argv.includes("--json") && !hasWritten())
      printJson(host, { ok: false, error: { code, message, hint } });
  };
  try {
    await program.parseAsync([...argv], { from: "user" });
    return outcome.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      tell("USAGE", error.message, null);
      return USAGE_EXIT;
    }
    const cancelled = host.signal.aborted && !(error instanceof ReportError);
    const shown = cancelled
      ? new ReportError("CANCELLED", "Stopped.", { cause: error })
      : orSystemFault(error);
    showError(host, shown, { debug: argv.includes("--debug") });
    if (shown instanceof ReportError) tell(shown.code, shown.message, shown.hint);
    else tell("BUG", String(shown), null);
    return exitCodeOf(shown);
  }
}

/** A host that knows whether anything went to stdout. */
function watchStdout(world: Host): { readonly host: Host; readonly hasWritten: () => boolean } {
  let hasWritten = false;
  const { stdout } = world;
  const write = (text: string) => {
    hasWritten = true;
    return stdout.write(text);
  };
  const isTTY = stdout.isTTY === true;
  return { host: { ...world, stdout: { write, isTTY } }, hasWritten: () => hasWritten };
}

const USAGE_EXIT = 2;

function describeProgram(host: Host, outcome: Outcome): Command {
  const program = new Command("briefings")
    .description(
      "Turns indicator data kept in YAML into comparative PDF briefings in Chinese and English.",
    )
    .version(packageVersion(host.home), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .option("--debug", "show where an error came from")
    .configureOutput({
      writeOut: (text) => host.stdout.write(text),
      writeErr: (text) => host.stderr.write(visibleLines(text)),
    })
    .showHelpAfterError("(--help shows what is possible)")
    .exitOverride()
    .addHelpText(
      "after",
      example([
        "briefings build",
        "briefings build five-places --lang zh",
        "briefings check --data mydata",
      ]),
    );
  program.hook("preAction", async (_, command) => {
    const { sweep } = await import("../../app/leftovers.ts");
    await sweep(writtenBy(command.name(), command.opts()), host);
  });
  addBuild(program, host, outcome);
  addMerge(program, host, outcome);
  addWorker(program, host, outcome);
  addNight(program, host, outcome);
  addJobs(program, host, outcome);
  addPrune(program, host, outcome);
  addDiff(program, host, outcome);
  addWatch(program, host, outcome);
  addServe(program, host, outcome);
  addToken(program, host);
  addCheck(program, host, outcome);
  addData(program, host);
  addImport(program, host, outcome);
  addCompare(program, host);
  addChart(program, host);
  addSources(program, host, outcome);
  addRead(program, host, outcome);
  addAccept(program, host, outcome);
  addMemo(program, host, outcome);
  addAudit(program, host, outcome);
  addView(program, host);
  addSchemas(program, host);
  addInit(program, host);
  return program;
}

function addBuild(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("build")
    .description("build briefings as PDF, HTML and facts, with a manifest")
    .argument(
      "[id...]",
      "briefings to build, or kinds of briefing; all in data/briefings where none is named",
    )
    .option("--lang <list>", "languages: zh, en or both", languagesOf, ["zh", "en"])
    .option("--regions <list>", "only these places, in this order", placesOf)
    .addOption(groupOption())
    .addOption(withinOption())
    .option("--focus <id>", "the place that it is about, one of those compared")
    .option("--themes <list>", "only these themes, in this order", themesOf)
    .option("--indicators <list>", "only these indicators, in this order", indicatorsOf)
    .addOption(periodOption())
    .addOption(asOfOption())
    .addOption(dataOption())
    .option("--out <dir>", "output folder", "output")
    .option("--jobs <n>", "how many at once (default: what the machine bears)", countOf)
    .option("--shard <i/n>", "only this part of the outputs, e.g. 3/8, for `merge`", shardOf)
    .option("--since <dir>", "say on each page what changed since this earlier output folder")
    .option("--archive", "make the PDFs to the rules of PDF/A-3, for archives")
    .option("--site <dir>", "write all as a site of files as well, at the addresses of the service")
    .option("--site-base <path>", "what its addresses begin with, e.g. /briefings", siteBaseOf)
    .option("--force", "build even what has not changed")
    .option("--explain", "tell for each output why it was built")
    .option("--no-audit", "write finished PDFs without looking into them")
    .addOption(databaseOption("have the outputs made by whoever works on this PostgreSQL"))
    .option(
      "--workers <n>",
      "start so many workers; without --database also a PostgreSQL for this build alone",
      countOf,
    )
    .option("--night <name>", "on a database: the name of this night; one of that name goes on")
    .option("--no-collect", "on a database: leave there what is made")
    .option(
      "--every <cron>",
      'on a database: build whenever it is time, e.g. "0 2 * * *", once however many machines are told so; `off` ends that',
    )
    .option(
      "--time-zone <zone>",
      "with --every: where that time is, e.g. Asia/Shanghai (default: here)",
      timeZoneOf,
    )
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings build",
        "briefings build five-places --lang en --out /tmp/out",
        "briefings build five-places --regions zhangdian,boshan",
        "briefings build five-places --period 2022",
        "briefings build profile --focus zhangdian --themes trade,investment",
        "briefings build five-places --indicators gross_regional_product,retail_sales",
        "briefings build --data mydata --out mydata/output --as-of 2024-03-31",
        "briefings build --regions zhangdian,boshan --json",
        "briefings build --archive --out archive",
        "briefings build --site public",
        "briefings build --shard 1/2 --out shards/1",
        "briefings build --workers 3",
        'briefings build --database --every "0 2 * * *" --time-zone Asia/Shanghai',
        "cp -R output before && briefings build --since before",
      ]) + ABOUT_CHOICE,
    )
    .action(async (ids: string[], { night: nightName, ...options }) => {
      const { build } = await import("./build.ts");
      outcome.exitCode = await build(host, { ids, ...options, nightName });
    });
}

const ABOUT_CHOICE = `
With --regions, --group, --within, --period, --as-of, --focus, --themes or --indicators an output bears its places and what else
is asked in its name and stands beside the full one:
  five-places--zhangdian+boshan.zh.pdf, .html and .facts.json; so it does with all places in their own order;
  five-places--zhangdian+boshan--2022--asof-2023-03-31.zh.pdf;
  five-places--g-coastal.zh.pdf for a group; with --within the place itself stands last;
  five-places--zhangdian+boshan--focus-boshan--themes-trade+budget--indicators-retail_sales.zh.pdf.
  Where a list joined is longer than 60 characters, 8 digits of a hash stand for it.
  Where no briefing is named, those that make no sense for what is asked are left out, and each is told.
The name of a kind, such as profile, stands for a briefing of it that needs no file; one of data/briefings that is called so goes first.
`;

function addMerge(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("merge")
    .description("put the shards of one build together into one output folder")
    .argument("<shard...>", "output folders of `build --shard`, all of them")
    .addOption(dataOption())
    .option("--out <dir>", "output folder", "output")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings merge shards/1 shards/2",
        "briefings merge shards/* --data mydata --out mydata/output",
        "briefings merge shards/* --json",
      ]),
    )
    .action(async (folders: string[], options) => {
      const { merge } = await import("./merge.ts");
      outcome.exitCode = await merge(host, { folders, ...options });
    });
}

function addDiff(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("diff")
    .description("tell what changed between two output folders: figures, findings, pages")
    .argument("<old>", "output folder of an earlier build, or its manifest.json")
    .argument("<new>", "output folder of a later build, or its manifest.json")
    .addOption(
      new Option("--lang <lang>", "language of the report").choices(["zh", "en"]).default("zh"),
    )
    .option("--html <file>", "write the report as a page, with pictures of what changed")
    .option("--pdf <file>", "write the same as PDF")
    .option("--fail-on <list>", "exit 1 where these changed: figures, pages or both", gatesOf)
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings diff yesterday output",
        "briefings diff yesterday output --html changes.html --pdf changes.pdf",
        "briefings diff yesterday output --fail-on figures --json",
      ]),
    )
    .action(async (before: string, after: string, options) => {
      const { diff } = await import("./diff.ts");
      outcome.exitCode = await diff(host, { before, after, ...options });
    });
}

function addWatch(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("watch")
    .description("build on every change and show page and PDF in the browser as they change")
    .argument("[id...]", "briefings to watch; all where none is named")
    .option("--lang <list>", "languages: zh, en or both", languagesOf, ["zh", "en"])
    .addOption(dataOption())
    .option("--out <dir>", "output folder", "output")
    .option("--port <n>", "port on this machine (default: any that is free)", portOf)
    .option("--jobs <n>", "how many at once (default: what the machine bears)", countOf)
    .addHelpText("after", example(["briefings watch", "briefings watch five-places --lang zh"]))
    .action(async (ids: string[], { port = 0, ...options }) => {
      const { watch } = await import("./watch.ts");
      outcome.exitCode = await watch(host, { ids, port, ...options });
    });
}

function addServe(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("serve")
    .description("answer in the browser: choose places, see the briefing, take PDF, memo and data")
    .option(
      "--host <address>",
      "address to listen on; beyond this machine with --tokens",
      "127.0.0.1",
    )
    .option("--port <n>", "port to listen on; 0 for any that is free", portOf, DEFAULT_PORT)
    .addOption(dataOption())
    .option("--out <dir>", "output folder, where what is made stays", "output")
    .addOption(databaseOption("look on this PostgreSQL for what is not in the output folder"))
    .option("--jobs <n>", "how many are printed at once", countOf, DEFAULT_PRINTS)
    .option("--waiting <n>", "how many may wait before more are refused", countOf, DEFAULT_WAITING)
    .option("--tokens <file>", "file with the hashes of tokens, as `briefings token` writes them")
    .option("--write", "read documents in, decide their numbers and merge them into the data")
    .option("--trust-proxy", "believe the proxy in front of it who asks")
    .option(
      "--requests-per-minute <n>",
      "most requests of one client in a minute",
      countOf,
      DEFAULT_RATE,
    )
    .option("--no-log", "write no line for each answer")
    .addHelpText(
      "after",
      example([
        "briefings serve",
        "briefings serve --port 9000 --data mydata --out mydata/output",
        "briefings serve --host 0.0.0.0 --tokens tokens.txt",
        "briefings serve --database postgres://reader@db.example/briefings",
      ]),
    )
    .action(async (options) => {
      const { serve } = await import("./serve.ts");
      outcome.exitCode = await serve(host, options);
    });
}

const DEFAULT_PORT = 8080;
const DEFAULT_PRINTS = 2;
const DEFAULT_WAITING = 20;
const DEFAULT_RATE = 600;

function addToken(program: Command, host: Host): void {
  program
    .command("token")
    .description("make a token for a person or program that uses the service")
    .argument("<name>", "whose it is")
    .requiredOption("--tokens <file>", "file to which its hash is added")
    .addHelpText("after", example(["briefings token zhang.wei --tokens tokens.txt"]))
    .action(async (name: string, { tokens }) => {
      const { makeToken } = await import("./serve.ts");
      await makeToken(host, { name, tokens });
    });
}

function addCheck(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("check")
    .description("check the data and report every fault with its place")
    .addOption(dataOption())
    .option(
      "--strict",
      "take warnings for faults, and refuse documents without a text that proves them",
    )
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example(["briefings check", "briefings check --data mydata --strict --json"]),
    )
    .action(async (options) => {
      const { check } = await import("./check.ts");
      outcome.exitCode = await check(host, options);
    });
}

function addData(program: Command, host: Host): void {
  const formats = formatsFor("command");
  const binary = formats.filter((format) => !FORMATS[format].isText);
  program
    .command("data")
    .description(
      "export every figure: one record a figure, or a workbook; or a workbook to fill in",
    )
    .addOption(new Option("--format <format>", "format").choices(formats).default("json"))
    .option("--out <file>", `write to a file instead of stdout; needed for ${binary.join(", ")}`)
    .option("--region <list>", "of a template: only these places, e.g. jia,yi", placesOf)
    .option("--theme <list>", "of a template: only these themes", themesOf)
    .addOption(dataOption())
    .addHelpText(
      "after",
      example([
        "briefings data --format csv > figures.csv",
        "briefings data --format xlsx --out figures.xlsx",
        "briefings data --format template.xlsx --region zhangdian --out form.xlsx",
      ]),
    )
    .action(async (options) => {
      const { exportData } = await import("./data.ts");
      await exportData(host, options);
    });
}

function addImport(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("import")
    .description(
      "turn an exported CSV or workbook back into YAML observation files, with the same checks",
    )
    .argument("<file>", "the CSV or workbook")
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings import figures.csv --data mydata",
        "briefings import figures.xlsx --data mydata",
      ]),
    )
    .action(async (file: string, options) => {
      const { importData } = await import("./import.ts");
      outcome.exitCode = await importData(host, { file, ...options });
    });
}

function addSources(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("sources")
    .description("prove every figure against the documents it was read from")
    .argument("<dir>", "folder with the documents: text, .docx, .pdf, .html, .xlsx, .csv")
    .addOption(dataOption())
    .option("--unclaimed", "list the numbers in the documents that no figure claims")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example(["briefings sources ../sources", "briefings sources ../sources --unclaimed"]),
    )
    .action(async (dir: string, options) => {
      const { proveData } = await import("./sources.ts");
      outcome.exitCode = await proveData(host, { dir, ...options });
    });
}

function addRead(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("read")
    .description(
      "read every number of a document: what may be a figure, what is left aside, what is unread",
    )
    .argument("<file>", "the document: .txt, .docx, .pdf with text, .html, .xlsx or .csv")
    .requiredOption("--region <id>", "the place that the document is of")
    .option(
      "--document <id>",
      "the document in documents.yaml; the region's only one, or that with this file",
    )
    .option("--mapping <file>", "how tables of many places are read; else what mappings/ has")
    .option("--yes", "read tables that no mapping knows as proposed, without a question")
    .addOption(dataOption())
    .option("--dry-run", "write nothing")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings read counties-2024-09.xlsx --region rizhao --document rizhao-2024-09-counties",
        "briefings read plan.txt --region juxian",
        "briefings read plan.txt --region juxian --json",
      ]),
    )
    .action(async (file: string, options) => {
      const { readFile } = await import("./intake.ts");
      outcome.exitCode = await readFile(host, { file, ...options });
    });
}

function addAccept(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("accept")
    .description("merge the accepted figures of intake files into the data")
    .argument("<intake...>", "files that `read` wrote, with decisions")
    .addOption(dataOption())
    .option("--by <name>", "who decided, which is written to each decision")
    .option("--dry-run", "check everything, and write nothing")
    .addOption(jsonOption())
    .addHelpText("after", example(["briefings accept data/intake/juxian-2024-plan.yaml --by Li"]))
    .action(async (intakes: string[], options) => {
      const { acceptFiles } = await import("./intake.ts");
      outcome.exitCode = await acceptFiles(host, { intakes, ...options });
    });
}

function addMemo(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("memo")
    .description("make official memos with briefings attached, as PDF and as an editable document")
    .argument("[id...]", "memos to make; all in data/memos where none is named")
    .option("--out <dir>", "output folder", "output")
    .option("--separate", "make the attachments as files of their own")
    .option("--duplex", "mirror the margins for printing on both sides")
    .option("--archive", "make the PDFs to the rules of PDF/A-3, for archives")
    .option("--no-audit", "write finished memos without looking into them")
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example([
        "briefings memo notice",
        "briefings memo notice --duplex",
        "briefings memo notice --archive --out archive",
      ]),
    )
    .action(async (ids: string[], options) => {
      const { memo } = await import("./memo.ts");
      outcome.exitCode = await memo(host, { ids, ...options });
    });
}

function addAudit(program: Command, host: Host, outcome: Outcome): void {
  program
    .command("audit")
    .description("reopen finished PDFs and report what is wrong with them")
    .argument("<pdf...>", "PDFs to look into")
    .option("--facts <file>", "facts file; the one beside the PDF by default")
    .option("--house", "hold PDFs of others to the rules of the house, too")
    .option("--no-house", "hold PDFs only to what they claim")
    .option("--official", "measure official memos against GB/T 9704—2012 instead")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example(["briefings audit output/five-places.zh.pdf", "briefings audit output/*.pdf --json"]),
    )
    .action(async (files: string[], options) => {
      const { audit } = await import("./audit.ts");
      outcome.exitCode = await audit(host, { files, ...options });
    });
}

function addView(program: Command, host: Host): void {
  program
    .command("view")
    .description("print what a template sees of a briefing, as JSON")
    .argument("<id>", "briefing id, or the name of a kind")
    .addOption(new Option("--lang <lang>", "language").choices(["zh", "en"]).default("zh"))
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText(
      "after",
      example(["briefings view five-places --json", "briefings view pair --lang en"]),
    )
    .action(async (id: string, options) => {
      const { showView } = await import("./view.ts");
      await showView(host, { id, ...options });
    });
}

function addSchemas(program: Command, host: Host): void {
  program
    .command("schemas")
    .description("write the schemas by which editors complete the ids of the data, and mark others")
    .addOption(dataOption())
    .addOption(jsonOption())
    .addHelpText("after", example(["briefings schemas", "briefings schemas --data mydata"]))
    .action(async (options) => {
      const { showSchemas } = await import("./schemas.ts");
      await showSchemas(host, options);
    });
}

function addInit(program: Command, host: Host): void {
  program
    .command("init")
    .description("lay out a small dataset of two places that builds")
    .argument("<dir>", "a new or empty folder")
    .addHelpText(
      "after",
      example(["briefings init mydata", "briefings build --data mydata --out mydata/output"]),
    )
    .action(async (dir: string) => {
      const { init } = await import("./init.ts");
      await init(host, dir);
    });
}
