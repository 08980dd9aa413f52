import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import type { Browser } from "puppeteer";
import { packageHome } from "../src/package.ts";
import { printBare } from "./bare.ts";
import { type Parts, type PrintParts, withPrintParts } from "./parts.ts";
import { median, type Row, timeMs } from "./statistics.ts";

/** What was measured of the service. */
export interface ServeResult {
  readonly rows: readonly Row[];
  /** Lines about what has no ratio. */
  readonly notes: readonly string[];
}

interface Running {
  readonly origin: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const PLACES = ["pingyin", "zhangdian", "yicheng", "boshan", "gaoqing"];
const CACHED_SECONDS = 10;
const CACHED_CONNECTIONS = 8;
const CLIENTS = 200;
const LOAD_SECONDS = Number(process.env.LOAD_SECONDS ?? 60);
const NEW_PRINTS = 24;
const AT_ONCE = 2;
const WARMING_MS = 25_000;

/** Measures the service as it is compiled: what is cached, new pages and PDFs, and many clients. */
export async function benchServe(parts: Parts): Promise<ServeResult> {
  return withPrintParts(parts, ({ browser }) => measure(browser));
}

async function measure(browser: PrintParts["browser"]): Promise<ServeResult> {
  const folder = mkdtempSync(join(tmpdir(), "briefings-bench-serve-"));
  cpSync(join(packageHome(), "data"), join(folder, "data"), { recursive: true });
  const service = await start(folder);
  try {
    const cached = await benchCached(service);
    const pages = await benchPages(service);
    const prints = await benchPrints(service, folder, (await browser.running()).browser);
    const load = await benchLoad(service);
    return { rows: [...cached.rows, ...pages, ...prints], notes: [...cached.notes, ...load] };
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder: string): Promise<Running> {
  const args = [
    "dist/cli.js",
    "serve",
    "--port",
    "0",
    "--no-log",
    "--requests-per-minute",
    "100000000",
  ];
  const data = ["--data", join(folder, "data"), "--out", join(folder, "output")];
  const child = spawn(process.execPath, [...args, ...data], {
    cwd: packageHome(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const origin = await new Promise<string>((resolve) => {
    child.stderr?.on("data", (text: Buffer) => {
      const [, url] = /Open (http:\S+)\/ in/.exec(text.toString()) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  await fetch(`${origin}/health/ready`);
  // Until it has set the pages that it sets for nobody after its start.
  await sleep(WARMING_MS);
  return {
    origin,
    process: child,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function ask({ origin }: Running, path: string): Promise<number> {
  const answer = await fetch(origin + path, { headers: { Prefer: "wait=60" } });
  await answer.arrayBuffer();
  return answer.status;
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[
    Math.min(values.length - 1, Math.ceil(values.length * share) - 1)
  ] ?? 0;

/** A file of some 20 KB, and one of 100 KB, which the machine's own network may hold back. */
const CACHED = ["/briefings/one-page.zh.csv", "/briefings/one-page.zh.pdf"];

async function benchCached(service: Running): Promise<ServeResult> {
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const path of CACHED) {
    await ask(service, path);
    const url = service.origin + path;
    const shared = { url, connections: CACHED_CONNECTIONS, duration: CACHED_SECONDS };
    const full = await autocannon(shared);
    const most = Math.round(full.requests.average);
    const steady = await autocannon({ ...shared, overallRate: Math.round(most * 0.9) });
    const what = `cached ${path}, p99 at nine tenths of the highest rate`;
    rows.push({ what, ms: steady.latency.p99, ratio: null, aim: "< 10 ms" });
    const megabytes = Math.round(full.throughput.average / 1e6);
    const failed = full.non2xx + full.errors;
    notes.push(
      `${path}: ${most} a second at most, ${megabytes} MB/s, p99 ${full.latency.p99} ms, ${failed} not answered`,
    );
  }
  return { rows, notes };
}

/** Every choice of so many places, in every order. */
function ordersOf(count: number): readonly (readonly string[])[] {
  if (count === 0) return [[]];
  return ordersOf(count - 1).flatMap((order) =>
    PLACES.filter((place) => !order.includes(place)).map((place) => [...order, place]),
  );
}

async function benchPages(service: Running): Promise<readonly Row[]> {
  const times: number[] = [];
  for (const order of ordersOf(3)) {
    const path = `/briefings/one-page.en?places=${order.join(",")}`;
    times.push(await timeMs(() => askPage(service, path)));
  }
  const again: number[] = [];
  for (const order of ordersOf(3)) {
    const path = `/briefings/one-page.en?places=${order.join(",")}`;
    again.push(await timeMs(() => askPage(service, path)));
  }
  return [
    {
      what: `page of a new choice, p95 of ${times.length}`,
      ms: percentile(times, 0.95),
      ratio: null,
      aim: "< 100 ms",
    },
    { what: "page of a new choice, median", ms: median(times), ratio: null, aim: "" },
    { what: "the same page again, p95", ms: percentile(again, 0.95), ratio: null, aim: "" },
  ];
}

async function askPage({ origin }: Running, path: string): Promise<void> {
  const answer = await fetch(origin + path, { headers: { Accept: "text/html" } });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  await answer.arrayBuffer();
}

async function benchPrints(
  service: Running,
  folder: string,
  browser: Browser,
): Promise<readonly Row[]> {
  const orders = ordersOf(2).concat(ordersOf(4)).slice(0, NEW_PRINTS);
  const addresses = orders.map((order) => `/briefings/one-page.zh.pdf?places=${order.join(",")}`);
  const printed = await timesOf(addresses, (path) => ask(service, path));
  const pages = await Promise.all(
    addresses.map(async (path, index) => {
      const answer = await fetch(service.origin + path.replace(".pdf", ".html"), {
        headers: { Prefer: "wait=60" },
      });
      const html = (await answer.text()).replaceAll(
        'url("fonts/',
        `url("${join(packageHome(), "templates/fonts")}/`,
      );
      const file = join(folder, `bare-${index}.html`);
      writeFileSync(file, html);
      return `file://${file}`;
    }),
  );
  await timesOf(pages.slice(0, 2), (url) => printBare(browser, url));
  const bare = await timesOf(pages, (url) => printBare(browser, url));
  const [served, base] = [percentile(printed, 0.95), percentile(bare, 0.95)];
  return [
    {
      what: `bare print of a page, two at a time, p95 of ${bare.length}`,
      ms: base,
      ratio: null,
      aim: "",
    },
    { what: "new one-page PDF, two at a time, p95", ms: served, ratio: served / base, aim: "< 2" },
    {
      what: "the same, median",
      ms: median(printed),
      ratio: median(printed) / median(bare),
      aim: "",
    },
  ];
}

/** Times of some, two at a time. */
async function timesOf<T>(
  items: readonly T[],
  run: (item: T) => Promise<unknown>,
): Promise<readonly number[]> {
  const waiting = [...items];
  const times: number[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const item = next;
      times.push(await timeMs(() => run(item)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return times;
}

/** Resident memory of a process and all that it has started, in megabytes. */
function memoryMb({ process: child }: Running): number {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number) as [number, number, number]);
  const own = new Set([child.pid ?? 0]);
  for (let before = -1; before !== own.size; ) {
    before = own.size;
    for (const [pid, parent] of rows) if (own.has(parent)) own.add(pid);
  }
  return rows.filter(([pid]) => own.has(pid)).reduce((sum, [, , rss]) => sum + rss, 0) / 1024;
}

/** Two hundred clients who look, choose and take, for a minute. */
async function benchLoad(service: Running): Promise<readonly string[]> {
  const orders = [2, 3, 4, 5].flatMap(ordersOf);
  const addressOf = (step: number) => {
    const order = (orders[step % orders.length] ?? []).join(",");
    const ways = [
      `/briefings/one-page.zh?places=${order}`,
      `/briefings/one-page.en.pdf?places=${order}`,
      "/briefings/five-places.zh.pdf",
      "/zh/data?theme=trade",
      "/api/figures?places=boshan",
      "/zh/",
    ];
    return ways[step % ways.length] ?? "/zh/";
  };
  // Until everything that is made once is made.
  await ask(service, "/briefings/five-places.zh.pdf");
  const before = memoryMb(service);
  const statuses = new Map<number, number>();
  const end = performance.now() + LOAD_SECONDS * 1000;
  let step = 0;
  const client = async () => {
    while (performance.now() < end) {
      step += 1;
      const status = await fetch(service.origin + addressOf(step), {
        headers: { Accept: "text/html,*/*;q=0.5" },
      }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 0,
      );
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 503 || status === 202) await sleep(1000);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  await sleep(20_000);
  const after = memoryMb(service);
  const counts = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
  return [
    `${CLIENTS} clients for ${LOAD_SECONDS} s: ${counts.join(", ")} (0: no answer)`,
    `memory with browsers: ${Math.round(before)} MB before, ${Math.round(after)} MB 20 s after (${(after / before).toFixed(2)} ×)`,
  ];
}
