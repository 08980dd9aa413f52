import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PreviewServer } from "../../../src/app/watch/preview.ts";
import { openPreviewFiles } from "../../../src/app/watch/preview-files.ts";
import { findFaces } from "../../../src/fonts/faces.ts";
import { openPreview } from "../../../src/shells/http/preview.ts";

let folder: string;
let server: PreviewServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "briefings-preview-"));
  writeFileSync(join(folder, "a.zh.html"), "<p>page</p>");
  writeFileSync(join(folder, "..", "outside.html"), "secret");
  const render = async (name: string | null) => {
    if (name === "broken") throw new Error("cannot be set");
    return name === "b" ? null : `<p>${name ?? "list"}</p>`;
  };
  const pageOf = (name: string) => (name === "c.zh" ? "<p>newer</p>" : null);
  server = await openPreview(0, { render, pageOf, fileOf: openPreviewFiles(folder) });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(folder, "..", "outside.html"));
});

/** Asks as it is written: `fetch` would tidy the path up. */
async function ask(path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(server.url);
  return new Promise<{ status: number | undefined; type: string | undefined; body: string }>(
    (resolve, reject) => {
      get({ host: "127.0.0.1", port, path, headers }, (response) => {
        let body = "";
        response.on("data", (chunk) => {
          body += chunk;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode, type: response.headers["content-type"], body }),
        );
      }).on("error", reject);
    },
  );
}

/** Sends what is no request, and returns the first of the answer. */
function send(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1", () =>
      socket.write(request),
    );
    socket.once("data", (bytes) => {
      socket.destroy();
      resolve(bytes.toString("latin1"));
    });
    socket.once("error", reject);
  });
}

describe("openPreview(port, source)", () => {
  it("listens on this machine only", () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });
  it("shows the list, previews and outputs", async () => {
    expect((await ask("/")).body).toBe("<p>list</p>");
    expect((await ask("/preview/a.zh")).body).toBe("<p>a.zh</p>");
    expect(await ask("/output/a.zh.html")).toMatchObject({ status: 200, body: "<p>page</p>" });
  });
  it("shows a page before it is in the folder", async () => {
    expect(await ask("/output/c.zh.html")).toMatchObject({ status: 200, body: "<p>newer</p>" });
    expect((await ask("/output/c.zh.pdf")).status).toBe(404);
  });
  it("gives the package's fonts of rare characters before they are in the folder", async () => {
    const { fonts } = findFaces("猇", [
      { family: "F", weight: 400, own: null, fonts: ["briefing-sans-400.woff2"], hasCommon: true },
    ]);
    const found = await ask(`/output/${fonts[0]?.path}`);
    expect(found).toMatchObject({ status: 200, type: "font/woff2" });
    expect((await ask("/output/fonts/rare/none.0123abcd.woff2")).status).toBe(404);
  });
  it.each([
    "/output/fonts/rare%2f..%2ffonts.yaml",
    "/output/fonts/rare/..%2frare-fonts.json",
    "/preview/b",
    "/none",
    "/output/none.html",
    "/output/../outside.html",
    "/output/%2e%2e/outside.html",
    "/output/..%2foutside.html",
  ])("has nothing at %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
  it.each(["/output/%", "/%E4%A", "/output/%zz.html", "/preview/%ff"])(
    "answers an address that is none, %s, and goes on",
    async (path) => {
      expect((await ask(path)).status).toBe(400);
      expect((await ask("/")).status).toBe(200);
    },
  );
  it.each([
    "GARBAGE\r\n\r\n",
    "GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "\u0000\u0001\r\n\r\n",
  ])("answers a request of nonsense, %j, and goes on", async (request) => {
    expect(await send(request)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await ask("/")).status).toBe(200);
  });
  it("answers for a file that may not be read, a folder and a pipe", async () => {
    mkdirSync(join(folder, "folder.html"));
    execFileSync("mkfifo", [join(folder, "pipe.html")]);
    symlinkSync(join(folder, "gone.html"), join(folder, "link.html"));
    for (const name of ["folder", "pipe", "link"])
      expect((await ask(`/output/${name}.html`)).status, name).toBe(404);
  });
  it("answers where a preview cannot be set", async () => {
    expect((await ask("/preview/broken")).status).toBe(500);
    expect((await ask("/")).status).toBe(200);
  });
  it("answers no other site that has its name lead here", async () => {
    expect((await ask("/", { Host: "evil.example" })).status).toBe(421);
  });
  it("tells viewers what is new, late ones the fault that still stands", async () => {
    server.send({ kind: "fault", text: "line 3" });
    const response = await fetch(`${server.url}events/a.zh`);
    const reader = response.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toContain('{"kind":"fault","text":"line 3"}');
    expect([...server.viewed()]).toEqual(["a.zh"]);
    server.send({ kind: "pdf", name: "a.zh" });
    expect(await read()).toBe('data: {"kind":"pdf","name":"a.zh"}\n\n');
    await reader?.cancel();
  });
  it("tells a viewer what was made while the preview was on its way", async () => {
    server.send({ kind: "page", name: "a.zh" });
    server.send({ kind: "page", name: "b.zh" });
    const response = await fetch(`${server.url}events/a.zh`);
    const reader = response.body?.getReader();
    const told = new TextDecoder().decode((await reader?.read())?.value);
    expect(told).toContain('{"kind":"page","name":"a.zh","isOld":true}');
    expect(told).not.toContain("b.zh");
    await reader?.cancel();
  });
});
