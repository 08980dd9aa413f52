import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReadersBrowser } from "../../app/watch/reader.ts";
import { openPdf } from "../../read-pdf.ts";
import { type Running, startService } from "./running.ts";

let service: Running;
beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
});

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await service.get(path, { headers: { Accept: "text/html", ...headers } });
  return { response, html: await response.text() };
};
const plain = (html: string) => html.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&");

describe("the page of the API", () => {
  it("has every operation, and the places to which problems lead", async () => {
    const { paths } = await (await service.get("/openapi.json")).json();
    const told = Object.entries<Record<string, unknown>>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const { html } = await page("/api/?lang=zh");
    const shown = [...html.matchAll(/<h3[^>]*><code>([^<]+)/g)].map(([, one]) => one);
    expect(shown.toSorted()).toEqual(told.toSorted());
    const problem = await (await service.get("/api/places?no=1")).json();
    expect(problem.type).toBe("/api/#problem-400");
    expect(html).toContain('id="problem-400"');
  });

  it("has Chinese words for all that the program says of them", async () => {
    const { html } = await page("/api/?lang=zh");
    const content = html.slice(html.indexOf("<main"));
    expect(content).toContain("地区编号。可填几项，以逗号分隔。");
    expect(content.match(/<\w+ lang="en">[^<]*/g)).toBeNull();
  });

  it("shows examples that work", async () => {
    const { html } = await page("/api/?lang=en");
    const examples = [...html.matchAll(/<a href="([^"]*)"><code>\//g)].map(([, one = ""]) =>
      plain(one),
    );
    expect(examples.length).toBeGreaterThan(8);
    for (const address of examples) {
      const response = await service.get(address, { headers: { Accept: "*/*" } });
      expect(response.status, address).toBe(200);
      await response.arrayBuffer();
    }
  });

  it("is in the language that is asked for, else in the one that the reader prefers", async () => {
    const language = async (path: string, headers = {}) =>
      /<html lang="([^"]*)"/.exec((await page(path, headers)).html)?.[1];
    expect(await language("/api/?lang=en")).toBe("en");
    expect(await language("/api/", { "Accept-Language": "en" })).toBe("en");
    expect(await language("/api/?lang=fr")).toBe("zh-CN");
    const { html } = await page("/api/?lang=en");
    expect(plain(html)).toContain('href="/api/?lang=zh"');
    expect((await service.get("/api")).headers.get("location")).toBe("/api/");
  });
});

const FILLED = {
  kind: "letter",
  issuer: "（示例机关）",
  number: "示例函〔2026〕1号",
  title: "关于示例事项的函",
  addressees: "（示例收文机关）",
  body: "本句只为占满版面而写。",
  date: "2026-01-05",
};
const sendForm = (fields: Record<string, string>) =>
  service.get("/en/memo", { method: "POST", body: new URLSearchParams(fields) });

describe("the form of a memo", () => {
  it("begins with the briefing of its address and the date of today", async () => {
    const { html } = await page("/zh/memo?briefing=two-places&places=yi&period=2023");
    expect(plain(html)).toContain('name="attachments.0.choice" value="places=yi&period=2023"');
    expect(html).toContain('name="attachments.0.briefing" value="two-places"');
    expect(html).toMatch(/id="date" name="date" value="\d{4}-\d\d-\d\d"/);
    const see = await page("/briefings/two-places.zh?places=yi");
    expect(plain(see.html)).toContain('href="/zh/memo?briefing=two-places&places=yi"');
  });

  it("adds, moves and removes attachments, and loses nothing that was filled in", async () => {
    const added = await sendForm({
      ...FILLED,
      act: "add",
      "add.briefing": "two-places",
      "add.address": "http://host.example/briefings/two-places.en?places=yi",
    });
    expect(added.status).toBe(200);
    const html = plain(await added.text());
    expect(html).toContain('name="attachments.0.choice" value=""');
    expect(html).toContain('name="attachments.1.choice" value="places=yi"');
    expect(html).toContain(FILLED.body);
    const wrong = await sendForm({ ...FILLED, act: "add", "add.address": "<x>" });
    expect(wrong.status).toBe(400);
    const told = await wrong.text();
    expect(told).toContain('id="add.address" name="add.address" value="&lt;x&gt;"');
    expect(told).toContain('id="fault-add.address"');
  });

  it("tells what a kind needs beside what is of another form", async () => {
    const html = await (await sendForm({ kind: "report", body: "甲", number: "3" })).text();
    const links = [...html.matchAll(/<li><a href="#([^"]*)"/g)].map(([, to]) => to);
    expect(links).toEqual([
      "issuer",
      "number",
      "signatories",
      "title",
      "addressees",
      "date",
      "printing.body",
    ]);
  });

  it.each([
    ["JSON", { "Content-Type": "application/json" }, "{}", 415],
    ["nothing", {}, undefined, 415],
    ["more than is read", undefined, new URLSearchParams({ body: "x".repeat(300_000) }), 413],
  ])("refuses %s", async (_, headers, body, status) => {
    const init = { method: "POST", ...(headers && { headers }), ...(body && { body }) };
    expect((await service.get("/zh/memo", init)).status).toBe(status);
  });

  it("keeps no memo that nobody asked for", async () => {
    const { response } = await page("/zh/memo/0123456789abcdef");
    expect(response.status).toBe(404);
  });
});

describe("a memo in a browser", () => {
  it("is mended where it was at fault, made and taken", async () => {
    const browser = await openReadersBrowser();
    try {
      const tab = await browser.newPage();
      await tab.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await tab.goto(`${service.origin}/en/memo`);
      const press = async (act: string) => {
        await Promise.all([tab.waitForNavigation(), tab.click(`.acts [value=${act}]`)]);
      };
      await tab.select("#kind", "letter");
      expect(await tab.$eval("#signatories", (one) => one.closest("[hidden]") !== null)).toBe(true);
      const { kind: _, number, date: __, ...typed } = FILLED;
      for (const [name, text] of Object.entries(typed)) await tab.type(`#${name}`, text);
      await tab.type("#number", "3号");
      await press("make");
      const focused = () => tab.evaluate(() => document.activeElement?.id);
      expect(await focused()).toBe("faults");
      await tab.click("#faults a");
      expect(await focused()).toBe("number");
      expect(await tab.$eval("#body", (one) => (one as HTMLTextAreaElement).value)).toBe(
        FILLED.body,
      );
      await tab.$eval("#number", (one) => {
        (one as HTMLInputElement).value = "";
      });
      await tab.type("#number", number);
      await press("make");
      expect(await tab.$$eval(".faults a", (all) => all.map((one) => one.textContent))).toEqual([]);
      await tab.waitForSelector("a[href$='.docx']", { timeout: 60_000 });
      expect(await tab.$eval("h1", (one) => one.textContent)).toBe("The memo is made");
      const taken = await tab.$$eval(".facts a", (all) =>
        all.map((one) => one.getAttribute("href")),
      );
      const files = await Promise.all(
        taken.map(
          async (path) => new Uint8Array(await (await service.get(path ?? "")).arrayBuffer()),
        ),
      );
      expect(files.map((bytes) => new TextDecoder().decode(bytes.slice(0, 2)))).toEqual([
        "%P",
        "PK",
        "{\n",
      ]);
      const pdf = await openPdf(files[0] as Uint8Array);
      const { items } = await (await pdf.getPage(1)).getTextContent();
      const text = items.map((one) => ("str" in one ? one.str : "")).join("");
      expect(text.replaceAll(/\s/g, "")).toContain("示例函〔2026〕1号");
      await press("edit");
      expect(await tab.$eval("#number", (one) => (one as HTMLInputElement).value)).toBe(number);
    } finally {
      await browser.close();
    }
  });
});

describe("the page of changes", () => {
  const give = (bytes: Uint8Array<ArrayBuffer>, path = "/en/changes") => {
    const body = new FormData();
    body.set("file", new Blob([bytes], { type: "application/pdf" }), "x.pdf");
    return service.get(path, { method: "POST", body });
  };

  it("tells that nothing has changed since a PDF of today, and where the briefing is", async () => {
    const made = await service.get("/briefings/two-places.en.pdf", {
      headers: { Prefer: "wait=60" },
    });
    const answer = await give(new Uint8Array(await made.arrayBuffer()));
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain("Nothing has changed");
    expect(html).toContain('<a href="/briefings/two-places.en">');
    expect(html).toContain(`<a href="${made.headers.get("content-location")}">`);
  });

  it("tells at the field why a file is none of ours", async () => {
    const answer = await give(new TextEncoder().encode("%PDF-1.7 <b>"));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/id="fault-file"><p>This PDF is [^<]*; download it anew/);
    const none = await service.get("/zh/changes", { method: "POST", body: new FormData() });
    expect([none.status, (await none.text()).includes('id="fault-file"')]).toEqual([400, true]);
  });

  it("is there before anything was built", async () => {
    const { html } = await page("/en/changes");
    expect(html).toContain("nothing has been built yet");
  });
});
