import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
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

/** Asks again where a service has too much to do, as it says itself on a busy machine. */
async function ask({ get }: Running, path: string, init?: RequestInit): Promise<Response> {
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await get(path, init);
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${path} is not answered`);
}

const intakeText = () => readFileSync(join(service.folder, `data/intake/${DOCUMENT}.yaml`), "utf8");
const startOf = (number: string) => NEW_TEXT.indexOf(number);

async function page(path: string, running = service, headers: Record<string, string> = {}) {
  const response = await ask(running, path, { headers: { Accept: "text/html", ...headers } });
  return {
    response,
    html: (await response.text()).replaceAll("&#x3D;", "=").replaceAll("&amp;", "&"),
  };
}

const revisionIn = (html: string) => /name="revision" value="([0-9a-f]{16})"/.exec(html)?.[1] ?? "";

async function send(fields: Record<string, string>, init: RequestInit = {}, running = service) {
  const { html } = await page(`/zh/intake/${DOCUMENT}`, running);
  const body = new URLSearchParams({ revision: revisionIn(html), ...fields });
  return ask(running, `/zh/intake/${DOCUMENT}`, { method: "POST", body, ...init });
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

describe("a document that is sent", () => {
  const sendFile = (
    fields: Record<string, string>,
    text: string | Uint8Array<ArrayBuffer> = NEW_TEXT,
    running = service,
  ) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    body.set("file", new Blob([text]), fields.name ?? "../../plan.txt");
    return ask(running, "/zh/intake", { method: "POST", body });
  };
  const sourceOf = (name: string) => join(service.folder, "data/sources", name);

  it("is kept below sources and read, under an id of its place, year and kind", async () => {
    const answer = await sendFile({ region: "yi" }, NEW_TEXT.replaceAll("甲", "乙"));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/zh/intake/yi-2025-plan");
    expect(readFileSync(sourceOf("yi-2025-plan.txt"), "utf8")).toContain("乙县");
    const { html } = await page("/en/intake/yi-2025-plan");
    expect(html).toContain("0 of 6 candidates decided");
  });

  it("may be of a place that is added first", async () => {
    const add = (fields: Record<string, string>, running = service) =>
      ask(running, "/zh/places", { method: "POST", body: new URLSearchParams(fields) });
    const bing = {
      "place.id": "bing",
      "place.zh": "丙县",
      "place.en": "Bing",
      "place.code": "990103",
    };
    const refused = await add({ ...bing, "place.code": "99" });
    expect(refused.status).toBe(400);
    const html = await refused.text();
    expect(html).toMatch(/<details id="place" open>[\s\S]*value="bing"/);
    expect(html).toContain('aria-describedby="hint-place.code fault-place.code"');
    expect((await add(bing, reading)).status).toBe(403);
    const added = await add(bing);
    expect(added.headers.get("location")).toBe("/zh/intake?region=bing#send");
    const listed = await page("/zh/intake?region=bing");
    expect(listed.html).toContain('<option value="bing" selected>丙县</option>');
    const answer = await sendFile({ region: "bing" }, NEW_TEXT.replaceAll("甲", "丙"));
    expect(answer.headers.get("location")).toBe("/zh/intake/bing-2025-plan");
  });

  it("offers no place that the address alone names", async () => {
    expect((await page("/zh/intake?region=%3Cb%3E")).html).not.toContain("&lt;b&gt;");
  });

  it("is read anew, and what was decided stays", async () => {
    await send({ act: "reject", at: String(startOf("3150")) });
    const text = `${NEW_TEXT}\n粮食总产量达到21.3万吨。\n`;
    await sendFile({ region: "jia", document: DOCUMENT }, text);
    expect(intakeText()).toMatch(/decision: reject,.*3150人/);
    writeFileSync(sourceOf(`${DOCUMENT}.txt`), NEW_TEXT);
  });

  it("may be said of which year it is", async () => {
    const text = "各位代表：\n\n全县地区生产总值完成220.50亿元。\n";
    expect((await sendFile({ region: "jia", document: "untitled" }, text)).status).toBe(400);
    expect(existsSync(sourceOf("untitled.txt"))).toBe(false);
    const answer = await sendFile({ region: "jia", document: "untitled", year: "2024" }, text);
    expect(answer.headers.get("location")).toBe("/zh/intake/untitled");
    expect((await page("/zh/intake/untitled")).html).toContain("2024年、绝对数、实际");
  });

  it("is a document of each place where it is a table of several, and leads to the list", async () => {
    const table =
      "地区,地区生产总值（亿元）,新增城镇就业（人）\n甲县,220.5,3100\n乙县,180.2,2900\n";
    const fields = { region: "jia", document: "jia-table", year: "2024", name: "table.csv" };
    const answer = await sendFile(fields, table);
    expect(answer.headers.get("location")).toBe("/zh/intake");
    const { html } = await page("/zh/intake");
    expect(html).toContain('href="/zh/intake/jia-table"');
    expect(html.match(/<h3><a href="\/zh\/intake\/[\w-]*table[\w-]*"/g)).toHaveLength(2);
  });

  it.each([
    ["a place that is none", { region: "none" }, NEW_TEXT, "region"],
    ["an id that is none", { region: "jia", document: "../x" }, NEW_TEXT, "document"],
    ["the id of another place", { region: "jia", document: "yi-2024-plan" }, NEW_TEXT, "document"],
    [
      "another text of a document that is recorded",
      { region: "jia", document: "jia-2024-plan" },
      NEW_TEXT,
      "document",
    ],
    ["a year that is none", { region: "jia", document: "x", year: "soon" }, NEW_TEXT, "year"],
    ["nothing", { region: "jia", document: "x" }, "", "file"],
    ["a picture", { region: "jia", document: "x" }, new Uint8Array([137, 80, 78, 71, 13]), "file"],
  ])("is refused at its field with %s, and leaves nothing", async (_, fields, text, field) => {
    const before = readdirSync(sourceOf("."));
    const answer = await sendFile(fields, text);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect([...html.matchAll(/id="fault-([\w.]+)"/g)].map(([, one]) => one)).toEqual([field]);
    expect(readdirSync(sourceOf("."))).toEqual(before);
  });

  it("is refused without a form, and where the service only reads", async () => {
    const form = await ask(service, "/zh/intake", { method: "POST", body: new URLSearchParams() });
    expect(form.status).toBe(415);
    expect((await sendFile({ region: "jia" }, NEW_TEXT, reading)).status).toBe(403);
    expect((await page("/zh/intake", reading)).html).not.toContain('type="file"');
  });
});

describe("merging", () => {
  const MERGE = `/en/intake/${DOCUMENT}/merge`;
  const HEAD = {
    act: "head",
    "title.zh": "甲县2025年国民经济和社会发展计划",
    "title.en": "Plan of Jia",
    "issuer.zh": "甲县人民政府",
    "issuer.en": "Government of Jia",
    published: "2025-02-20",
  };
  const merge = async (revision?: string) => {
    const { html } = await page(MERGE);
    const body = new URLSearchParams({ revision: revision ?? revisionIn(html) });
    return ask(service, MERGE, { method: "POST", body });
  };

  it("has nothing to do before something is accepted", async () => {
    const { html } = await page(MERGE);
    expect(html).toContain("Nothing has been accepted yet");
    expect(html).not.toContain(">Merge</button>");
  });

  it("tells of each fault with the way to its candidate, and writes nothing", async () => {
    await send({ act: "accept", at: String(startOf("220.50")) });
    const { html } = await page(MERGE);
    // What is asked of the document is told at its fields, in the language of the page.
    for (const field of ["title.en", "issuer.zh", "issuer.en"]) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toContain(`aria-describedby="fault-${field}" aria-invalid="true"`);
    }
    expect(html).toContain("This is not filled in yet.");
    const inChinese = (await page(`/zh/intake/${DOCUMENT}/merge`)).html;
    expect(inChinese).toContain("标题（英文）：还没有填写。");
    expect(inChinese).not.toContain("is empty");
    expect((await merge()).status).toBe(400);
    await send(HEAD);
    // A document of another year is recorded as one that plans it.
    const path = join(service.folder, `data/intake/${DOCUMENT}.yaml`);
    writeFileSync(path, intakeText().replace("220.50亿元,\n", "220.51亿元,\n"));
    const told = (await page(MERGE)).html;
    expect(told).toContain(`href="/en/intake/${DOCUMENT}?at=${startOf("220.50")}#candidate"`);
    expect((await merge()).status).toBe(400);
  });

  it("shows what it would do, does it once, and leads to the briefing", async () => {
    await send({ act: "accept", at: String(startOf("220.50")) });
    await send({ act: "accept", at: String(startOf("3150")) });
    expect((await send(HEAD)).headers.get("location")).toBe(`/zh/intake/${DOCUMENT}/merge#head`);
    const { html } = await page(MERGE);
    expect(html).toContain("2 figures will be added");
    expect(html).toContain("<code>documents.yaml</code>");
    const late = await merge("0".repeat(16));
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("has changed since this page was opened");
    const merged = await merge();
    expect(merged.headers.get("location")).toBe(`${MERGE}?done=2`);
    const done = (await page(`${MERGE}?done=2`)).html;
    expect(done).toContain('href="/briefings/profile.en?places=jia"');
    expect(done).toContain("All that was accepted is in the data already");
    const figures = await ask(service, `/api/figures?document=${DOCUMENT}`);
    expect((await figures.json()).total).toBe(2);
    const briefing = await page("/briefings/profile.zh?places=jia");
    expect(briefing.html).toContain("220.5");
  });

  it("is refused where the service only reads", async () => {
    const body = new URLSearchParams({ revision: "" });
    expect((await ask(reading, MERGE, { method: "POST", body })).status).toBe(403);
  });
});

describe("whatever is sent", () => {
  const TEXT = fc.string({ unit: "binary", maxLength: 12 });
  const FIELDS = fc.dictionary(
    fc.constantFrom(
      "act",
      "at",
      "revision",
      "show",
      "by",
      "indicator",
      "period",
      "value",
      "name.zh",
    ),
    fc.oneof(
      TEXT,
      fc.constantFrom(
        "accept",
        "change",
        "undo",
        "head",
        "60",
        "999999999",
        "{}",
        "- a: [",
        "../x",
      ),
    ),
  );

  it("is answered, never with a fault of the program, and leaves a file that can be read", async () => {
    const { html } = await page(`/zh/intake/${DOCUMENT}`);
    const isOpen = { act: "change", at: "60", revision: revisionIn(html) };
    await fc.assert(
      fc.asyncProperty(FIELDS, fc.boolean(), async (fields, isFresh) => {
        const body = new URLSearchParams(isFresh ? { ...isOpen, ...fields } : fields);
        const answer = await ask(service, `/zh/intake/${DOCUMENT}`, { method: "POST", body });
        expect([303, 400, 409]).toContain(answer.status);
        const shown = await page(`/zh/intake/${DOCUMENT}?${body}`);
        expect(shown.response.status).toBe(200);
        expect(shown.html).toContain('class="n s-');
      }),
      { numRuns: 60 },
    );
  });
});
