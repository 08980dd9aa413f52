import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readNumbers } from "../../../src/app/intake/read.ts";
import { testEnvironment } from "../../app/environment.ts";
import { NEW_TEXT } from "../../app/intake/intake-folder.ts";
import { copyStarter } from "../../starter.ts";
import { type Running, startService } from "./running.ts";

const DOCUMENT = "jia-2025-plan";
const FILE = `data/sources/${DOCUMENT}.txt`;

let service: Running;
let reading: Running;
beforeAll(async () => {
  [service, reading] = await Promise.all([
    startService({ fill: withDocument, args: ["--write"] }),
    startService({ fill: withDocument }),
  ]);
});
afterAll(async () => {
  await Promise.all([service?.stop(), reading?.stop()]);
});
beforeEach(async () => {
  for (const { folder } of [service, reading]) {
    await readAnew(folder);
  }
});

function withDocument(data: string): void {
  copyStarter(data);
  mkdirSync(join(data, "intake"));
  writeFileSync(join(data, `sources/${DOCUMENT}.txt`), NEW_TEXT);
}

/** Reads the document into an intake file in which nothing is decided. */
async function readAnew(folder: string): Promise<void> {
  const asked = { file: FILE, region: "jia", document: DOCUMENT, data: "data" };
  const path = join(folder, `data/intake/${DOCUMENT}.yaml`);
  rmSync(path, { force: true });
  await readNumbers(asked, testEnvironment({ cwd: folder }));
}

const intakeText = () => readFileSync(join(service.folder, `data/intake/${DOCUMENT}.yaml`), "utf8");
const startOf = (number: string) => NEW_TEXT.indexOf(number);

async function page(path: string, running = service, headers: Record<string, string> = {}) {
  const response = await running.get(path, { headers: { Accept: "text/html", ...headers } });
  return {
    response,
    html: (await response.text()).replaceAll("&#x3D;", "=").replaceAll("&amp;", "&"),
  };
}

const revisionIn = (html: string) => /name="revision" value="([0-9a-f]{16})"/.exec(html)?.[1] ?? "";

async function send(fields: Record<string, string>, init: RequestInit = {}, running = service) {
  const { html } = await page(`/zh/intake/${DOCUMENT}`, running);
  const body = new URLSearchParams({ revision: revisionIn(html), ...fields });
  return running.get(`/zh/intake/${DOCUMENT}`, { method: "POST", body, ...init });
}

describe("the documents that are being decided", () => {
  it("are listed with how far each is", async () => {
    await send({ act: "reject", at: String(startOf("220.50")) });
    const { html } = await page("/en/intake");
    expect(html).toContain(`<a href="/en/intake/${DOCUMENT}">`);
    expect(html).toContain("1 of 6 candidates decided");
    expect(html).toContain("undecided 5, rejected 1");
  });

  it("have every number of the text marked by what has become of it", async () => {
    await send({ act: "accept", at: String(startOf("19.2")) });
    const { html } = await page(`/zh/intake/${DOCUMENT}`);
    const marks = [...html.matchAll(/<(?:a|span) class="n s-(\w+)" id="n(\d+)"/g)].map(
      ([, state, start]) => [state, Number(start)],
    );
    const numbers = [...NEW_TEXT.matchAll(/\d+(?:\.\d+)?/g)].map(({ index }) => index);
    expect(marks.map(([, start]) => start)).toEqual(numbers);
    expect(marks.filter(([state]) => state === "ignored")).toHaveLength(4);
    expect(marks).toContainEqual(["accepted", startOf("19.2")]);
    expect(html).toContain(">略去：日期<".replace(">", "> "));
  });

  it("are not there under other names", async () => {
    for (const name of ["none", "..%2Fdocuments", "a%00", "%3Cb%3E"]) {
      const { response } = await page(`/zh/intake/${name}`);
      expect(response.status, name).toBe(404);
    }
  });
});

describe("a decision that is sent", () => {
  it("leads to the next candidate, and remembers who decides", async () => {
    const answer = await send({ act: "accept", at: String(startOf("220.50")), by: "李 伟\u202e" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(
      `/zh/intake/${DOCUMENT}?at=${startOf("5.6")}#candidate`,
    );
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/; SameSite=Strict; HttpOnly$/);
    const { html } = await page(`/zh/intake/${DOCUMENT}`, service, {
      Cookie: cookie.split(";")[0] ?? "",
    });
    expect(html).toContain('name="by" value="李 伟"');
    expect(intakeText()).toMatch(/decision: accept, by: 李 伟, at: \d{4}-\d\d-\d\d,/);
  });

  it("goes through those that are listed alone", async () => {
    const at = String(startOf("220.50"));
    const answer = await send({ act: "reject", at, show: "doubts" });
    expect(answer.headers.get("location")).toBe(
      `/zh/intake/${DOCUMENT}?at=${at}&show=doubts#candidate`,
    );
  });

  it("is taken back by a form alone", async () => {
    const before = intakeText();
    await send({ act: "accept", at: String(startOf("220.50")) });
    const answer = await send({ act: "undo" });
    expect(answer.headers.get("location")).toContain(`?at=${startOf("220.50")}#`);
    expect(intakeText()).toBe(before);
  });

  it("opens the form with its faults where the line lacks something, and keeps what was filled in", async () => {
    const at = String(startOf("220.50"));
    const { html: form } = await page(`/en/intake/${DOCUMENT}?at=${at}&edit=1`);
    expect(form).toContain('id="value" name="value" value="220.50"');
    const fields = { indicator: "none-such", period: "2024", measure: "level", unit: "亿元" };
    const answer = await send({
      act: "change",
      at,
      ...fields,
      value: "220.5",
      section: "一",
      printed: "<b>220.5亿元",
    });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('href="#indicator"');
    expect(html).toMatch(
      /id="fault-indicator"><p>The indicator &#x60;none-such&#x60; is not in indicators\.yaml/,
    );
    expect(html).toContain('name="printed" value="&lt;b&gt;220.5亿元"');
  });

  it("is refused as out of date, with what another has decided", async () => {
    const { html } = await page(`/zh/intake/${DOCUMENT}`);
    await send({ act: "reject", at: String(startOf("3150")), by: "Wang" });
    const late = await send({
      act: "accept",
      at: String(startOf("220.50")),
      revision: revisionIn(html),
    });
    expect(late.status).toBe(409);
    const told = await late.text();
    expect(told).toContain(
      `href="#n${startOf("3150")}">城镇新增就业 3150：待定 → 不采纳（Wang）</a>`,
    );
    expect(intakeText()).not.toContain("decision: accept,");
  });

  it.each([
    ["nothing that can be done", { act: "none", at: "60" }, 400],
    ["no candidate", { act: "accept" }, 400],
    ["a number that is none", { act: "accept", at: "1" }, 409],
  ])("is refused where it says %s", async (_, fields, status) => {
    expect((await send(fields)).status).toBe(status);
  });

  it("is refused from a page elsewhere, or where the service only reads", async () => {
    const fields = { act: "accept", at: String(startOf("220.50")) };
    const elsewhere = await send(fields, { headers: { "Sec-Fetch-Site": "cross-site" } });
    expect(elsewhere.status).toBe(403);
    const only = await send(fields, {}, reading);
    const said = await only.text();
    expect(only.status).toBe(403);
    expect(said).toContain("serve --write");
    const { html } = await page(`/zh/intake/${DOCUMENT}?edit=1&at=60`, reading);
    expect(html).toContain("briefings serve --write");
    expect(html).not.toContain("<form");
  });
});

describe("a file that is at fault", () => {
  it("is shown with the place, and nothing in it is decided", async () => {
    const path = join(service.folder, `data/intake/${DOCUMENT}.yaml`);
    writeFileSync(path, intakeText().replace("decision: ,", "decision: perhaps,"));
    const { html } = await page(`/zh/intake/${DOCUMENT}`);
    expect(html).toMatch(/data\/intake\/jia-2025-plan\.yaml:\d+ [^<]*decision/);
    expect((await send({ act: "accept", at: "60" })).status).toBe(409);
    expect((await page("/zh/intake")).html).toContain("格式错误");
  });

  it("is told where its document has changed, and where it is gone", async () => {
    const path = join(service.folder, FILE);
    writeFileSync(path, `${NEW_TEXT}附`);
    expect((await page(`/zh/intake/${DOCUMENT}`)).html).toContain("is another text than the one");
    renameSync(path, `${path}.away`);
    expect((await page(`/zh/intake/${DOCUMENT}`)).html).toContain("Cannot read");
    writeFileSync(path, NEW_TEXT);
  });
});
