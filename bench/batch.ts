import { spawnSync } from "node:child_process";
import { readlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "puppeteer";
import type { Briefing } from "../src/briefing.ts";
import { draftBriefing, printDraft } from "../src/briefing.ts";
import { pageUrl, printBare } from "./bare.ts";
import { mustRead, type Parts, withPrintParts } from "./parts.ts";
import { measureInTurn, median, type Row, ratioOf, timeMs } from "./statistics.ts";
import { makeRequest } from "./warm.ts";

/** Briefings without a limit of pages: one document, one print. */
const IDS = ["five-places", "pair", "targets"];
const LANGUAGES = ["zh", "en"] as const;
const AT_ONCE = 2;
const ROUNDS = 5;

/** Measures a batch of briefings against the bare prints of the same pages, side by side in the same way, and against a script that starts a browser for each. */
export async function benchBatch(parts: Parts): Promise<readonly Row[]> {
  return withPrintParts(parts, async (open) => {
    const dataset = mustRead(open.files);
    const wanted = IDS.filter((id) => dataset.briefings.has(id)).flatMap((id) =>
      LANGUAGES.map((language) => ({ id, language })),
    );
    const made = new Map<string, Briefing>();
    const make = async ({ id, language }: (typeof wanted)[number]) => {
      const name = `${id}.${language}`;
      const knownPages = made.get(name)?.anchors ?? {};
      const request = makeRequest(open, dataset, id, language);
      made.set(name, await printDraft(draftBriefing(request), open.printer, { knownPages }));
    };
    for (const job of wanted) await make(job);
    const urls = [...made].map(([name, { html }]) => pageUrl(parts.folder, name, html));
    const browser: Browser = (await open.browser.running()).browser;
    const times = await measureInTurn(
      {
        bare: () => inParallel(urls, (url) => printBare(browser, url)),
        batch: () => inParallel(wanted, make),
      },
      { rounds: ROUNDS },
    );
    const { pid } = (await open.browser.running()).process;
    const script = await timeMs(() => {
      for (const url of urls) runPlainScript(pid, url, join(parts.folder, "plain.pdf"));
    });
    const what = `${wanted.length} briefings, ${AT_ONCE} at once`;
    return [
      { what: `bare prints of ${what}`, ms: median(times.bare), ratio: null, aim: "" },
      {
        what: `${what}, from the dataset to finished PDFs`,
        ms: median(times.batch),
        ratio: ratioOf(times.batch, times.bare),
        aim: "≤ 1.4",
      },
      {
        what: "a script that starts a browser for each print",
        ms: script,
        ratio: script / median(times.batch),
        aim: "≥ 8",
      },
    ];
  });
}

/** Runs the plain script with the very browser that is running here; a machine without /proc has no such comparison. */
function runPlainScript(pid: number | undefined, url: string, path: string): void {
  const program = readlinkSync(`/proc/${pid}/exe`);
  const options = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const script = fileURLToPath(new URL("plain-script.mjs", import.meta.url));
  const argv = [script, program, url, path, ...options];
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  if (status !== 0) throw new Error(`The plain script failed: ${stderr}`);
}

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<unknown>) {
  const waiting = [...items];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
