import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openPdf } from "../../read-pdf.ts";
import { type Running, startService } from "./running.ts";

let service: Running;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
});

const NOTICE = {
  kind: "notice",
  issuer: "（示例机关）",
  number: "示例〔××××〕×号",
  title: "关于示例事项的通知",
  addressees: ["甲局", "乙局"],
  body: "2023年总值{{figure jia/gross_regional_product/2023/level}}。\r\n\r\n本句只为占满版面而写。",
  date: "2026-01-05",
  printing: { body: "示例办公室", date: "2026-01-06" },
};
const ATTACHED = {
  ...NOTICE,
  attachments: [
    { briefing: "two-places", places: ["yi"], themes: "economy" },
    { briefing: "two-places", language: "en" },
  ],
};

function post(path: string, body: unknown, wait = 60): Promise<Response> {
  return service.get(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Prefer: `wait=${wait}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

describe("a memo of fields", () => {
  it("is made once, with briefings of a choice attached, and stays at addresses of its own", async () => {
    const first = await post("/api/memos", ATTACHED, 0);
    expect(first.status).toBe(202);
    const job = first.headers.get("location") ?? "";
    expect(job).toMatch(/^\/jobs\/[0-9a-f]{16}\/notice-2026-01-05\.pdf$/);
    const end = await vi.waitFor(
      async () => {
        const asked = await service.get(job);
        expect(asked.status).toBe(303);
        return asked.headers.get("location");
      },
      { timeout: 120_000, interval: 200 },
    );
    const { printing, ...others } = ATTACHED;
    const again = await post("/api/memos", { printing, ...others });
    expect(again.status).toBe(200);
    const memo = await again.json();
    expect(memo.pdf).toBe(end);
    expect(memo).toMatchObject({ title: "关于示例事项的通知", warnings: [] });
    const types = await Promise.all(
      [memo.pdf, memo.docx, memo.facts].map(async (address) => {
        expect(address).toMatch(
          /^\/results\/[0-9a-f]{16}\/notice-2026-01-05\.(pdf|docx|facts\.json)$/,
        );
        const response = await service.get(address);
        expect(response.headers.get("cache-control")).toContain("immutable");
        await response.arrayBuffer();
        return response.headers.get("content-type");
      }),
    );
    expect(types).toEqual([
      "application/pdf",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/json; charset=utf-8",
    ]);
    const facts = (await (await service.get(memo.facts)).json()).facts;
    expect(facts[0]).toMatchObject({ text: "210.5" });
    const bytes = new Uint8Array(await (await service.get(memo.pdf)).arrayBuffer());
    const pdf = await openPdf(bytes);
    expect(pdf.numPages).toBe(memo.pages);
    const titles = (await pdf.getOutline())?.map(({ title }) => title) ?? [];
    expect(titles.filter((title) => title.startsWith("附件"))).toEqual([
      "附件1　乙县：区县发展指标对比简报（经济与增长）",
      "附件2　Jia and Yi Counties compared",
    ]);
  });

  it("has another address with other words, and tells what its author should know", async () => {
    const response = await post("/api/memos", {
      ...NOTICE,
      body: NOTICE.body.replace("2023年总值", "总值"),
    });
    expect(response.status).toBe(201);
    const { pdf, warnings } = await response.json();
    expect(response.headers.get("location")).toBe(pdf);
    expect(warnings).toMatchObject([{ field: "body", code: "year-not-said", line: 1 }]);
  });

  it("tells all faults, each by its field", async () => {
    const response = await post("/api/memos", {
      ...NOTICE,
      title: "甲\u202e乙",
      addressees: undefined,
      body: "2023年。\n\n**甲**",
      attachments: [
        { briefing: "two-place" },
        { briefing: "two-places", places: ["jai"] },
        { briefing: "two-places", period: "20x3" },
        { briefing: "two-places", title: "甲" },
        { briefing: "two-places", title: "甲" },
      ],
    });
    expect(response.status).toBe(400);
    const { faults } = await response.json();
    expect(
      faults.map(({ field, code }: Record<string, string>) => `${field} ${code}`).sort(),
    ).toEqual([
      "addressees missing-key",
      "attachments.0.briefing unknown-choice",
      "attachments.1.places unknown-choice",
      "attachments.2.period unknown-choice",
      "attachments.4 repeated-title",
      "body unsupported-markdown",
      "title invisible-character",
    ]);
    const of = (field: string) => faults.find((one: { field: string }) => one.field === field);
    expect(of("attachments.1.places").choices).toEqual(["jia", "yi"]);
    expect(of("body").line).toBe(3);
  });

  it.each([
    [
      "a file",
      { ...NOTICE, attachments: [{ file: "../x.pdf", title: "x" }] },
      "attachments.0.file",
    ],
    ["a date that is none", { ...NOTICE, date: "2026-02-30" }, "date"],
    ["a title that is too long", { ...NOTICE, title: "长".repeat(301) }, "title"],
    ["a title that no first page has room for", { ...NOTICE, title: "长".repeat(290) }, "title"],
    ["numbers for text", { ...NOTICE, issuer: 5 }, "issuer"],
    ["a key that is none", { ...NOTICE, tilte: "x" }, "tilte"],
    [
      "too many attachments",
      { ...NOTICE, attachments: Array(21).fill({ briefing: "two-places" }) },
      "attachments",
    ],
    ["a list", [], "memo"],
    ["nothing", null, "memo"],
    ["lists within lists", `{"body":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, "memo"],
  ])("refuses %s, and names the field", async (_, fields, field) => {
    const response = await post("/api/memos", fields);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    const { status, faults } = await response.json();
    expect([response.status, status]).toEqual([400, 400]);
    expect(faults.map((fault: { field: string }) => fault.field)).toContain(field);
    expect(faults[0].message).not.toBe("");
  });

  it.each([
    ["what is no JSON", "{", 400],
    ["a key that changes what all objects are", '{"__proto__":{"x":1}}', 400],
    ["more than is read", JSON.stringify({ body: "x".repeat(300_000) }), 413],
  ])("refuses %s", async (_, body, status) => {
    const response = await post("/api/memos", body);
    expect((await response.json()).status).toBe(status);
    expect(response.status).toBe(status);
  });
});

describe("a choice as fields", () => {
  it("leads to the addresses of the briefing, or to a file", async () => {
    const fields = { briefing: "two-places", language: "en", places: ["yi", "jia"] };
    const { see, files } = await (await post("/api/briefings", fields)).json();
    expect(see).toBe("/briefings/two-places.en?places=yi,jia");
    expect(files.pdf).toBe("/briefings/two-places.en.pdf?places=yi,jia");
    const led = await post("/api/briefings", { ...fields, ending: "csv" });
    expect([led.status, led.headers.get("location")]).toEqual([303, files.csv]);
    expect((await service.get(files.csv, { headers: { Prefer: "wait=60" } })).status).toBe(200);
  });

  it.each([
    ["a briefing that is none", { briefing: "two-place" }, 404, "briefing"],
    ["a number for places", { briefing: "two-places", places: 5 }, 400, "places"],
    ["an ending that is none", { briefing: "two-places", ending: "doc" }, 400, "ending"],
    [
      "lists within lists",
      `{"briefing":"two-places","places":${"[".repeat(10_000)}${"]".repeat(10_000)}}`,
      400,
      "places",
    ],
    ["no briefing", {}, 400, "briefing"],
    ["a list", [], 400, undefined],
  ])("is refused with %s", async (_, fields, status, field) => {
    const response = await post("/api/briefings", fields);
    expect(response.status).toBe(status);
    expect((await response.json()).field).toBe(field);
  });
});

it("is described as part of the API", async () => {
  const { paths } = await (await service.get("/openapi.json")).json();
  const { schema } = paths["/api/memos"].post.requestBody.content["application/json"];
  expect(Object.keys(schema.properties)).toContain("addressees");
  expect(Object.keys(schema.properties.attachments.items.properties)).toContain("places");
  expect(Object.keys(schema.properties.attachments.items.properties)).not.toContain("file");
  expect(paths["/api/briefings"].post).toBeDefined();
});
