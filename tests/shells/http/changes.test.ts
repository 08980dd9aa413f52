import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makePdf } from "../../memo/maker.ts";
import { type Running, startService } from "./running.ts";

let service: Running;
let pdf: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  service = await startService();
  const path = "/briefings/two-places.en.pdf?themes=economy&places=yi,jia";
  const response = await service.get(path, { headers: { Prefer: "wait=60" } });
  pdf = new Uint8Array(await response.arrayBuffer());
});
afterAll(async () => {
  await service.stop();
});

function send(body: BodyInit, type: string | null = "application/pdf"): Promise<Response> {
  return service.get("/api/changes", {
    method: "POST",
    body,
    ...(type === null ? {} : { headers: { "Content-Type": type } }),
  });
}

function form(name: string, bytes: Uint8Array<ArrayBuffer>): FormData {
  const fields = new FormData();
  fields.append(name, new Blob([bytes], { type: "application/pdf" }), "x.pdf");
  return fields;
}

/** A PDF of a few objects, the first its catalog. */
function handmade(...objects: readonly (string | Buffer)[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = 9;
  const put = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const body = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object)]);
    put(Buffer.concat([body, Buffer.from("\nendobj\n")]));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(table + tail)]));
}

const carrying = (content: Buffer) =>
  handmade(
    "<< /Type /Catalog /Pages 2 0 R /AF [3 0 R] /Metadata 4 0 R >>",
    "<< /Type /Pages /Kids [] /Count 0 >>",
    "<< /Type /Filespec /F (a.csv) /UF (a.csv) /EF << /F 4 0 R >> >>",
    Buffer.concat([
      Buffer.from(`<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from("\nendstream"),
    ]),
  );

describe("a PDF that one holds", () => {
  it("is the same as long as the data is, and leads to itself and to today's", async () => {
    const response = await send(pdf);
    expect(response.status).toBe(200);
    const since = await response.json();
    expect(since).toMatchObject({
      briefing: "two-places.en",
      see: "/briefings/two-places.en?places=yi,jia&themes=economy",
      edition: { date: "2024-03-01" },
      figures: [],
      added: [],
      withdrawn: [],
      isSame: true,
    });
    const kept = new Uint8Array(await (await service.get(since.kept)).arrayBuffer());
    expect(Buffer.from(kept).equals(Buffer.from(pdf))).toBe(true);
  });

  it("is told of what is revised and withdrawn since, as a file of a form as well", async () => {
    const path = join(service.folder, "data/observations/jia.yaml");
    const data = readFileSync(path, "utf8");
    const changed = data
      .replace(
        "value: 210.5, section: 一, printed: 完成210.5亿元",
        "value: 211.5, section: 一, printed: 完成211.5亿元",
      )
      .replace(/ +- \{ year: 2024, measure: growth, value: 5\.5.*\n/, "");
    writeFileSync(path, changed);
    const since = await vi.waitFor(
      async () => {
        const answer = await (await send(form("file", pdf), null)).json();
        expect(answer.isSame).toBe(false);
        return answer;
      },
      { timeout: 20_000, interval: 200 },
    );
    writeFileSync(path, data);
    expect(since.figures).toMatchObject([
      {
        id: "jia/gross_regional_product/2023/level",
        before: { zh: "210.5" },
        after: { zh: "211.5" },
        unit: { zh: "亿元" },
        why: "revised",
      },
    ]);
    expect(since.withdrawn).toMatchObject([
      { id: "jia/gross_regional_product/2024/growth/target", before: { zh: "≈5.5%" }, after: null },
    ]);
  });

  it.each([
    ["a PDF of others", async () => new Uint8Array(await makePdf(1)), 400, "no figures"],
    ["one that is cut short", async () => pdf.slice(0, 40_000), 400, "damaged"],
    ["what is no PDF", async () => new Uint8Array(Buffer.from("hello")), 400, "no PDF"],
    ["nothing", async () => new Uint8Array(), 400, "no PDF"],
    [
      "a thousand bytes in one",
      async () => carrying(deflateSync(Buffer.alloc(2 ** 29))),
      400,
      "no figures",
    ],
    [
      "rows that never end",
      async () =>
        carrying(
          deflateSync(
            Buffer.from(`region,indicator,year,measure,value,unit,id\n"${"x".repeat(1_000_000)}`),
          ),
        ),
      400,
      "no figures",
    ],
    [
      "a circle of names",
      async () =>
        handmade(
          "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>",
          "<< /Type /Pages >>",
          "<< /Kids [3 0 R 3 0 R 3 0 R] >>",
        ),
      400,
      "no figures",
    ],
    [
      "brackets in brackets",
      async () =>
        handmade(
          `<< /Type /Catalog /Pages 2 0 R /AF ${"[".repeat(100_000)} >>`,
          "<< /Type /Pages >>",
        ),
      400,
      "",
    ],
  ] as const)("is refused with what to do where it is %s", async (_, make, status, said) => {
    const response = await send(await make());
    const problem = await response.json();
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect([response.status, problem.status]).toEqual([status, status]);
    expect(problem.detail).toContain(said);
    expect(problem.hint).not.toBe("");
  });

  it.each([
    ["more than is read", async () => send(new Uint8Array(26 * 1024 * 1024)), 413],
    [
      "more than is read, in a form",
      async () => send(form("file", new Uint8Array(26 * 1024 * 1024)), null),
      413,
    ],
    [
      "more than is read, in a form that does not say how much",
      async () => {
        const whole = new Response(form("file", new Uint8Array(26 * 1024 * 1024)));
        const type = whole.headers.get("content-type") ?? "";
        const sent = { method: "POST", headers: { "Content-Type": type }, duplex: "half" } as const;
        return service.get("/api/changes", { ...sent, body: whole.body });
      },
      413,
    ],
    [
      "a form without a file",
      async () => {
        const fields = new FormData();
        fields.append("a", "b");
        return send(fields, null);
      },
      400,
    ],
    [
      "half a form",
      async () => send("--x\r\nContent-Disposition", "multipart/form-data; boundary=x"),
      400,
    ],
    ["a form without a boundary", async () => send("x", "multipart/form-data"), 400],
    ["JSON", async () => send("{}", "application/json"), 415],
    ["text", async () => send("x", "text/plain"), 415],
  ] as const)("is refused where what is sent is %s", async (_, ask, status) => {
    // The answer comes before all is sent: a client that still writes may find the connection closed, and asks again.
    const response = await vi.waitFor<Response>(ask, { timeout: 20_000 });
    expect([response.status, (await response.json()).status]).toEqual([status, status]);
  });

  it("leaves the service as it was", async () => {
    expect((await service.get("/health/live")).status).toBe(200);
    expect((await send(pdf)).status).toBe(200);
    expect(service.said()).not.toContain('"level":50');
  });
});

describe("GET /api/changes", () => {
  it("tells what changed with the latest build in the folder", async () => {
    expect(await (await service.get("/api/changes")).json()).toMatchObject({ outputs: [] });
    const side = (value: string) => ({ value, unit: "亿元", marks: "", source: "x" });
    const id = "jia/gross_regional_product/2023/level";
    const reasons = [
      { kind: "figure", id, before: side("210.5"), after: side("211.5") },
      { kind: "component", change: "changed", name: "words/findings" },
    ];
    writeFileSync(
      join(service.folder, "output/.cache/changes.json"),
      JSON.stringify({ "two-places.zh": reasons }),
    );
    const { outputs } = await (await service.get("/api/changes")).json();
    expect(outputs).toMatchObject([
      {
        output: "two-places.zh",
        isNew: false,
        components: ["words/findings"],
        figures: [{ id, zh: { before: "210.5", after: "211.5", unit: "亿元" } }],
      },
    ]);
  });
});
