import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pageUrl, printBare } from "./bare.ts";
import { type Parts, withPrintParts } from "./parts.ts";
import { revise } from "./revise.ts";
import { median, type Row, ratioOf, timeMs } from "./statistics.ts";

const ROUNDS = 9;
const WARM_UPS = 3;
const ID = "one-page";
/** Apart enough for one save to have nothing to do with the next. */
const PAUSE_MS = 700;

/** Measures `briefings watch` from a save to the new page and to its new PDF, against the bare print of that page. */
export async function benchWatch(parts: Parts): Promise<readonly Row[]> {
  const home = copyPackage(parts);
  const watching = await startWatch(home);
  try {
    return await withPrintParts(parts, async (open) => {
      const { browser } = await open.browser.running();
      const rows: Row[] = [];
      for (const [what, save] of savesIn(home)) {
        const times = { page: [] as number[], pdf: [] as number[], bare: [] as number[] };
        for (let round = -WARM_UPS; round < ROUNDS; round += 1) {
          const { pageMs, pdfMs, html } = await measureSave(watching, () => save(round));
          const url = pageUrl(parts.folder, "watched", html);
          const bareMs = await timeMs(() => printBare(browser, url));
          await sleep(PAUSE_MS);
          if (round < 0) continue;
          times.page.push(pageMs);
          times.pdf.push(pdfMs);
          times.bare.push(bareMs);
        }
        rows.push(...rowsOf(what, times));
      }
      return rows;
    });
  } finally {
    watching.process.kill("SIGINT");
  }
}

function rowsOf(
  what: string,
  { page, pdf, bare }: Readonly<Record<"page" | "pdf" | "bare", readonly number[]>>,
): readonly Row[] {
  return [
    { what: `bare print of ${ID}.zh`, ms: median(bare), ratio: null, aim: "" },
    { what: `${what}: save to new page`, ms: median(page), ratio: ratioOf(page, bare), aim: "" },
    { what: `${what}: save to new PDF`, ms: median(pdf), ratio: ratioOf(pdf, bare), aim: "" },
  ];
}

/** The package in a folder of its own, whose templates may be changed. */
function copyPackage({ host, folder }: Parts): string {
  const home = join(folder, "watch-home");
  for (const name of ["dist", "templates", "data", "package.json"]) {
    cpSync(join(host.home, name), join(home, name), { recursive: true });
  }
  symlinkSync(join(host.home, "node_modules"), join(home, "node_modules"));
  return home;
}

function savesIn(
  home: string,
): readonly (readonly [what: string, save: (round: number) => void])[] {
  const append = (path: string, text: string) => {
    const file = join(home, path);
    writeFileSync(file, readFileSync(file, "utf8") + text);
  };
  return [
    ["a figure", () => revise(join(home, "data/observations/zhangdian.yaml"))],
    ["a partial", (round) => append("templates/partials/head.hbs", `<!-- ${round} -->\n`)],
    ["a style", (round) => append("templates/styles/10-page.css", `\n/* ${round} */\n`)],
  ];
}

/** A watch that runs, and somebody who looks at the page. */
interface Watching {
  readonly process: ChildProcess;
  readonly url: string;
  /** Resolves with the time when the viewer is told that there is a new page or PDF. */
  told(kind: "page" | "pdf"): Promise<number>;
}

async function startWatch(home: string): Promise<Watching> {
  const argv = [join(home, "dist/cli.js"), "watch", ID, "--lang", "zh", "--out", join(home, "out")];
  const watching = spawn(process.execPath, argv, {
    cwd: home,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await addressOf(watching);
  const response = await fetch(`${url}events/${ID}.zh`);
  if (!response.body) throw new Error("The preview sends no events");
  const told = listen(response.body);
  await told("pdf");
  return { process: watching, url, told };
}

/** Reads on after the address: a pipe that nobody reads stops the process. */
function addressOf(watching: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    watching.stderr?.on("data", (chunk) => {
      said += chunk;
      const [url] = said.match(/http:\S+/) ?? [];
      if (url) resolve(url);
    });
    watching.once("exit", () => reject(new Error(`briefings watch ended: ${said}`)));
  });
}

function listen(body: ReadableStream<Uint8Array>): Watching["told"] {
  const waiting = new Map<string, (ms: number) => void>();
  const read = async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const { kind } = JSON.parse(event.replace(/^data: /, "")) as { kind: string };
        waiting.get(kind)?.(performance.now());
      }
    }
  };
  // It ends with the process.
  read().catch(() => {});
  return (kind) => new Promise((resolve) => waiting.set(kind, resolve));
}

async function measureSave({ url, told }: Watching, save: () => void) {
  const [page, pdf] = [told("page"), told("pdf")];
  const begun = performance.now();
  save();
  await page;
  const html = await (await fetch(`${url}output/${ID}.zh.html`)).text();
  const pageMs = performance.now() - begun;
  return { pageMs, pdfMs: (await pdf) - begun, html };
}
