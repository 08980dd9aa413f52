import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run } from "../../../src/shells/cli/program.ts";
import { copyStarter } from "../../starter.ts";
import { testHost } from "../cli/host.ts";
import { type Running, startService } from "./running.ts";

const WAIT = { headers: { Prefer: "wait=60" } };

let service: Running;
let exitCode: number | null;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  exitCode ??= await service.stop();
});

async function bytesOf(path: string): Promise<Buffer> {
  const response = await service.get(path, WAIT);
  expect([path, response.status]).toEqual([path, 200]);
  return Buffer.from(await response.arrayBuffer());
}

describe("a file of a briefing", () => {
  it("is the file that a build writes, byte by byte, of the briefing and of a choice", async () => {
    const out = join(service.folder, "built");
    const build = async (...args: readonly string[]) => {
      const host = testHost({ cwd: service.folder });
      expect(await run(["build", ...args, "--out", out, "--no-audit"], host), host.err()).toBe(0);
    };
    const served = await Promise.all(
      ["pdf", "html", "facts.json"].map((ending) => bytesOf(`/briefings/two-places.zh.${ending}`)),
    );
    await build("two-places", "--lang", "zh");
    await build("two-places", "--lang", "en", "--regions", "yi,jia", "--themes", "economy");
    const built = ["pdf", "html", "facts.json"].map((ending) =>
      readFileSync(join(out, `two-places.zh.${ending}`)),
    );
    expect(served.map((bytes) => bytes.length)).toEqual(built.map((bytes) => bytes.length));
    expect(served.every((bytes, index) => built[index]?.equals(bytes))).toBe(true);
    const name = "two-places--yi+jia--themes-economy.en.pdf";
    const chosen = await bytesOf("/briefings/two-places.en.pdf?themes=economy&places=yi,jia");
    expect(chosen.equals(readFileSync(join(out, name)))).toBe(true);
  });

  it("stays at an address of its own, and bears the places in its name", async () => {
    const path = "/briefings/two-places.zh.csv?places=yi&places=jia";
    const first = await service.get(path, WAIT);
    const address = first.headers.get("content-location") ?? "";
    expect(address).toMatch(/^\/results\/[0-9a-f]{16}\/two-places--yi\+jia\.zh\.csv$/);
    expect(first.headers.get("content-disposition")).toBe(
      'inline; filename="two-places--yi+jia.zh.csv"',
    );
    const kept = await service.get(address);
    expect(kept.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect(await kept.text()).toBe(await first.text());
    const etag = first.headers.get("etag") ?? "";
    const again = await service.get(path, { headers: { "If-None-Match": `W/${etag}, "x"` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("is of the type that a client accepts", async () => {
    const typeOf = async (accept: string) => {
      const response = await service.get("/briefings/two-places.zh", {
        headers: { Accept: accept, Prefer: "wait=60" },
      });
      return [response.status, response.headers.get("content-type")];
    };
    expect(await typeOf("application/pdf")).toEqual([200, "application/pdf"]);
    expect(await typeOf("text/csv;q=0.9, text/html;q=0.1")).toEqual([
      200,
      "text/csv; charset=utf-8",
    ]);
    expect(await typeOf("text/html,application/xhtml+xml,*/*;q=0.8")).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
    expect((await typeOf("image/png"))[0]).toBe(406);
  });

  it("has charts that can be taken by themselves, with what they say and their documents", async () => {
    const svg = (await bytesOf("/briefings/two-places.zh.chart-1.svg")).toString();
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="[\d.]+pt"/);
    const [, title = ""] = /<title>(.*?)<\/title>/.exec(svg) ?? [];
    const page = (await bytesOf("/briefings/two-places.zh.html")).toString();
    expect(page.replaceAll(/<[^>]*>/g, "")).toContain(title.slice(0, 6));
    expect(svg).toMatch(/资料来源：甲县2024年国民经济和社会发展计划/);
    const png = await bytesOf("/briefings/two-places.zh.chart-1.png");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const none = await service.get("/briefings/two-places.zh.chart-99.svg");
    expect([none.status, await none.json()]).toEqual([
      404,
      expect.objectContaining({ field: "chart", value: "99" }),
    ]);
  });

  it("is told of by its progress where it takes longer than the client waits", async () => {
    const path = "/briefings/two-places.en.pdf?places=jia";
    const first = await service.get(path, { headers: { Prefer: "wait=0" } });
    expect(first.status).toBe(202);
    const job = first.headers.get("location") ?? "";
    expect(job).toMatch(/^\/jobs\/[0-9a-f]{16}\/two-places--jia\.en\.pdf$/);
    expect(await first.json()).toMatchObject({ href: job });
    const page = await service.get(path, { headers: { Accept: "text/html", Prefer: "wait=0" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([
      202,
      "text/html; charset=utf-8",
    ]);
    const end = await vi.waitFor(
      async () => {
        const asked = await service.get(job);
        expect(asked.status).toBe(303);
        return asked.headers.get("location") ?? "";
      },
      { timeout: 120_000, interval: 100 },
    );
    expect((await bytesOf(end)).subarray(0, 5).toString()).toBe("%PDF-");
    expect((await service.get("/jobs/0123456789abcdef/x.zh.pdf")).status).toBe(404);
  });
});

describe("what cannot be answered", () => {
  it.each([
    [
      "/briefings/two-places.zh.pdf?places=jai",
      400,
      { field: "places", value: "jai", choices: ["jia", "yi"] },
    ],
    ["/briefings/two-places.zh.pdf?places=jia&group=g", 400, { field: "group", value: "g" }],
    ["/briefings/two-places.zh.pdf?themes=trades", 400, { field: "themes", value: "trades" }],
    ["/briefings/two-places.zh.pdf?indicators=x", 400, { field: "indicators", value: "x" }],
    ["/briefings/two-places.zh.pdf?period=20x3", 400, { field: "period", value: "20x3" }],
    ["/briefings/two-places.zh.pdf?as_of=2024-02-30", 400, { field: "as_of", value: "2024-02-30" }],
    ["/briefings/two-places.zh.pdf?place=jia", 400, { field: "place", value: null }],
    ["/briefings/two-place.zh.pdf", 404, { field: "briefing", value: "two-place" }],
    ["/briefings/two-places.fr.pdf", 404, { field: "briefing" }],
    ["/briefings/two-places.zh.doc", 404, { field: "ending", value: "doc" }],
    ["/briefings/pair.zh.pdf?places=jia", 400, {}],
    ["/api/figures?limit=0", 400, { field: "limit", value: "0" }],
    ["/api/figures?limit=1001", 400, { field: "limit" }],
    ["/api/figures?format=xml", 400, { field: "format", choices: ["json", "csv"] }],
    ["/results/0123456789abcdef/two-places.zh.pdf", 404, {}],
    ["/nothing", 404, {}],
  ])("%s is a problem document", async (path, status, about) => {
    const response = await service.get(path);
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    const problem = await response.json();
    expect(problem).toMatchObject({ status, ...about });
    expect(problem.detail).not.toBe("");
    expect(response.status).toBe(status);
  });

  it("is a page for a reader, in the language of the address", async () => {
    const headers = { Accept: "text/html", "Accept-Language": "en" };
    const zh = await (await service.get("/briefings/two-places.zh?places=jai", { headers })).text();
    expect(zh).toContain('<html lang="zh-CN">');
    const en = await (await service.get("/nothing", { headers })).text();
    expect(en).toContain('<html lang="en">');
  });
});

describe("the data", () => {
  it("is read again when it changes; what is at fault is told, and not shown", async () => {
    const file = join(service.folder, "data/observations/jia.yaml");
    const before = readFileSync(file, "utf8");
    const ready = async () => (await service.get("/health/ready")).json();
    const { dataset } = await ready();
    writeFileSync(file, before.replace("{", "{ broken: ["));
    await vi.waitFor(
      async () => expect(await ready()).toMatchObject({ status: "faults", dataset }),
      {
        timeout: 60_000,
      },
    );
    expect((await service.get("/api/figures")).status).toBe(200);
    writeFileSync(file, `${before}\n# read again\n`);
    await vi.waitFor(
      async () => {
        const now = await ready();
        expect(now.status).toBe("ok");
        expect(now.dataset).not.toBe(dataset);
      },
      { timeout: 60_000 },
    );
  });
});

describe("who asks", () => {
  it("has to name this machine, and no page elsewhere may send anything", async () => {
    const { port } = new URL(service.origin);
    const asked = execFileSync("curl", [
      "-s",
      "-o",
      "/dev/null",
      "-w",
      "%{http_code}",
      "-H",
      "Host: evil.example",
      `http://127.0.0.1:${port}/zh/`,
    ]);
    expect(String(asked)).toBe("421");
  });
});

it("does not start with data at fault: its faults are told, and no output folder is made", async () => {
  const folder = mkdtempSync(join(tmpdir(), "briefings-serve-faulty-"));
  const fill = (data: string) => {
    copyStarter(data);
    writeFileSync(join(data, "regions.yaml"), "jia: [");
  };
  const started = startService({ fill, args: ["--out", folder] });
  await expect(started).rejects.toThrow(/ended with 1: data\/regions\.yaml:1:\d+ error/);
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

it("ends with 0 when it is stopped, and leaves no process", async () => {
  exitCode = await service.stop();
  expect(exitCode).toBe(0);
});
