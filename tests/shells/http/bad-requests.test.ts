import { mkdirSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startService } from "./running.ts";

/** How many are sent; a longer run says so in BAD_REQUESTS. */
const COUNT = Number(process.env.BAD_REQUESTS ?? 400);
const CANARY = "canary-5b1f0c";
const AT_ONCE = 20;

let service: Running;
let trap: Server;
let trapped = 0;

beforeAll(async () => {
  trap = createServer((socket) => {
    trapped += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  service = await startService({ args: ["--requests-per-minute", "1000000", "--waiting", "3"] });
  writeFileSync(join(service.folder, "secret.html"), CANARY);
  writeFileSync(join(service.folder, "data/secret.pdf"), CANARY);
  mkdirSync(join(service.folder, "output/private"), { recursive: true });
  writeFileSync(join(service.folder, "output/private/secret.html"), CANARY);
});
afterAll(async () => {
  trap.close();
  await service.stop();
});

interface Bad {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const TRAP = () => `http://127.0.0.1:${(trap.address() as AddressInfo).port}/`;

/** Text that means something to some program, but none to this one. */
const hostile = fc.oneof(
  fc.constantFrom(
    "{{constructor.constructor('return process')()}}",
    "{{#with this}}{{lookup . 'env'}}{{/with}}",
    ["$", "{7*7}"].join(""),
    "<%= 7 %>",
    "__proto__",
    "constructor",
    "toString",
    "../../secret",
    "..\\..\\secret",
    "%2e%2e%2fsecret",
    "/etc/passwd",
    "file:///etc/passwd",
    "\u0000",
    "a\u0000.pdf",
    "; cat /etc/passwd",
    "$(id)",
    "`id`",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "\r\nSet-Cookie: a=b",
    "\ud800",
    "\u202e\u2066",
    "９９９",
    "1e309",
    "-0",
    "NaN",
    "null",
    "[object Object]",
    "2024-02-30",
    "9999-99-99",
    "latest of each".repeat(50),
    "济".repeat(900),
    "a".repeat(7_000),
    "TRAP",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

const encoded = hostile.map((text) =>
  encodeURIComponent(Buffer.from(text.replace("TRAP", TRAP())).toString()),
);
/** What stands in an address as it is: percent signs of nothing, paths that lead up. */
const raw = fc.constantFrom(
  "..%2f..%2fsecret.html",
  "%2e%2e/secret.html",
  "..%5c..%5csecret.html",
  "%252e%252e%252fsecret.html",
  "%",
  "%zz",
  "%c0%ae%c0%ae/secret.html",
  "%00",
  "....//secret.html",
  ".",
  "..;/secret.html",
  "private/secret.html",
  "~root",
);
const part = fc.oneof(encoded, raw);

const FOLDERS = [
  "/briefings/",
  "/briefings/fonts/",
  "/results/",
  "/results/0123456789abcdef/",
  "/results/0123456789abcdef/fonts/",
  "/jobs/",
  "/jobs/0123456789abcdef/",
  "/api/",
  "/web/",
  "/zh/",
  "/en/figures/",
  "/en/documents/",
  "/",
];
const KNOWN = [
  "/briefings/two-places.zh",
  "/briefings/two-places.en.pdf",
  "/briefings/two-places.zh.csv",
  "/briefings/comparison.en.html",
  "/zh/choose",
  "/en/open",
  "/en/data",
  "/zh/memo",
  "/zh/changes",
  "/api/places",
  "/api/indicators",
  "/api/documents",
  "/api/briefings",
  "/api/figures",
  "/api/compare",
  "/api/findings",
  "/openapi.json",
];
const FIELDS = [
  "places",
  "group",
  "within",
  "focus",
  "themes",
  "indicators",
  "indicator",
  "measure",
  "period",
  "as_of",
  "briefing",
  "limit",
  "offset",
  "sort",
  "format",
  "find",
  "__proto__",
  "places[]",
  "places[a]",
];
const query = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), encoded), part), { maxLength: 4 })
  .map((fields) => fields.map(([name, value]) => `${name}=${value}`).join("&"));
const path = fc.oneof(
  fc.tuple(fc.constantFrom(...FOLDERS), part).map(([folder, name]) => folder + name),
  fc.constantFrom(...KNOWN),
);
const HEADERS = [
  "Accept",
  "Accept-Language",
  "Prefer",
  "If-None-Match",
  "Authorization",
  "Range",
  "X-Forwarded-For",
  "Sec-Fetch-Site",
  "Content-Type",
  "Cookie",
];
const headerText = hostile.map((text) => text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 3_000));
const headers = fc.dictionary(fc.constantFrom(...HEADERS), headerText, { maxKeys: 3 });

const nested = fc
  .tuple(fc.constantFrom("[", '{"a":'), fc.integer({ min: 1, max: 20_000 }))
  .map(([open, depth]) => open.repeat(depth));
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  hostile,
  nested,
  fc.constant("[".repeat(10_000) + "]".repeat(10_000)),
  fc.constant(`{"title":"${"长".repeat(120_000)}"}`),
  fc.constant("%PDF-1.7\n%%EOF"),
  fc.constant('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'),
);
const posted = fc.record({
  method: fc.constantFrom("POST", "PUT", "PATCH", "DELETE"),
  path: fc.constantFrom(
    "/api/briefings",
    "/api/memos",
    "/api/changes",
    "/zh/memo",
    "/en/changes",
    "/api/places",
    "/briefings/two-places.zh.pdf",
  ),
  headers: fc.oneof(
    fc
      .constantFrom(
        "application/json",
        "application/pdf",
        "text/plain",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
      )
      .map((type) => ({ "Content-Type": type })),
    headers,
  ),
  body,
});
const asked = fc.record({
  method: fc.constantFrom("GET", "GET", "GET", "HEAD", "OPTIONS", "TRACE"),
  path: fc
    .tuple(path, query)
    .map(([address, fields]) => (fields === "" ? address : `${address}?${fields}`)),
  headers,
  body: fc.constant(null),
});
const bad: fc.Arbitrary<Bad> = fc.oneof(
  { weight: 4, arbitrary: asked },
  { weight: 1, arbitrary: posted },
);

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Sends a request as it is written; a connection that the service cuts is an answer, too. */
function send({ method, path: address, headers: own, body: sent }: Bad): Promise<Answered> {
  const { hostname, port } = new URL(service.origin);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { agent, hostname, port, method, path: address, headers: { Prefer: "wait=0", ...own } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.on("error", () => resolve({ status: -1, text: "" }));
      },
    );
    outgoing.on("error", (fault: NodeJS.ErrnoException) =>
      fault.code === "ECONNRESET" || fault.code === "EPIPE"
        ? resolve({ status: -1, text: "" })
        : reject(fault),
    );
    outgoing.end(sent ?? undefined);
  });
}

const isFine = (status: number) =>
  status === -1 || status < 500 || status === 503 || status === 501;

describe("a request that makes no sense", () => {
  it(`is answered without a fault of the program, reads nothing and fetches nothing (${COUNT})`, async () => {
    const requests = fc.sample(bad, COUNT);
    const waiting = [...requests];
    const faults: unknown[] = [];
    const statuses = new Map<number, number>();
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const one = next;
        const { status, text } = await send(one);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (!isFine(status)) faults.push({ status, ...one, text: text.slice(0, 300) });
        if (text.includes(CANARY)) faults.push({ canary: true, ...one });
        if (/\bat .+\(?(?:file:|node:|\/).+:\d+:\d+/.test(text))
          faults.push({ stack: true, ...one, text: text.slice(0, 500) });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (process.env.TABLE) console.log(Object.fromEntries([...statuses].sort()));
    expect(faults.slice(0, 5)).toEqual([]);
    expect(trapped).toBe(0);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(COUNT);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(COUNT / 20);
    expect(service.said()).not.toContain('"level":50');
    expect((await service.get("/health/live")).status).toBe(200);
  });
});

/** Sends bytes, and gives all that comes back until the connection is closed or nothing more comes. */
function sendBytes(bytes: string): Promise<string> {
  const { port } = new URL(service.origin);
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(said));
  });
}

const statusesIn = (text: string) =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => Number(code));

describe("bytes that are no sound request", () => {
  const head = "POST /api/memos HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
  const smuggled = "GET /zh/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  it.each([
    ["two lengths", `${head}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}${smuggled}`],
    [
      "a length and chunks",
      `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    ["chunks of an unknown kind", `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`],
    ["a chunk of no length", `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`],
    ["a negative length", `${head}Content-Length: -1\r\n\r\n{}`],
    ["a head that never ends", `GET / HTTP/1.1\r\n${"X-A: b\r\n".repeat(5_000)}`],
    ["a space before the colon", "GET / HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n"],
    ["no host", "GET /zh/ HTTP/1.1\r\n\r\n"],
    ["a bare line feed", "GET /zh/ HTTP/1.1\nHost: evil.example\n\n"],
    ["another protocol", "SSH-2.0-x\r\n"],
    [
      "an address of another host",
      "GET http://evil.example/zh/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
    ["a tunnel", "CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n"],
  ])("%s: refused, and nothing behind it is answered", async (_, bytes) => {
    const statuses = statusesIn(await sendBytes(bytes));
    expect(statuses.filter((status) => status < 400 || (status >= 500 && status !== 503))).toEqual(
      [],
    );
    expect(statuses.length).toBeLessThanOrEqual(1);
    expect((await service.get("/health/live")).status).toBe(200);
  });
});
