import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type PrintBrowser, withBrowser } from "../../../src/pdf/browser/with-browser.ts";
import { finishPdf } from "../../../src/pdf/finish/finish.ts";
import { printPdf } from "../../../src/pdf/print/print.ts";
import { ASSETS, FINISH, page } from "../sample.ts";

const table = `<table><thead><tr><th>地区</th><th>2022</th></tr></thead>
<tbody>${"<tr><th>张店</th><td>12.5</td></tr>".repeat(40)}</tbody></table>`;
const contents = (id: string) => `<a href="#${id}">x</a> <b data-page-of="${id}"></b>`;
const DOCUMENTS = {
  long: page(`${contents("a")}<h1>长</h1>${table}${table}<h2 id="a">附</h2><p>text</p>`),
  short: page(`${contents("b")}<h1 id="b">Short</h1>${table}`),
};

async function make(browser: PrintBrowser, name: keyof typeof DOCUMENTS): Promise<string> {
  const printed = await printPdf(browser, { html: DOCUMENTS[name], assets: ASSETS });
  const pdf = await finishPdf(printed, FINISH);
  return `${name} ${createHash("sha256").update(pdf).digest("hex")}`;
}

describe("finishPdf(await printPdf(browser, job))", () => {
  it("gives the same bytes in any order, side by side, and in another browser", async () => {
    const inTurn = await withBrowser({}, async (browser) => [
      await make(browser, "long"),
      await make(browser, "short"),
      await make(browser, "long"),
    ]);
    const atOnce = await withBrowser({}, (browser) =>
      Promise.all((["short", "long", "short", "long"] as const).map((n) => make(browser, n))),
    );
    expect(new Set([...inTurn, ...atOnce]).size).toBe(2);
  });

  it("gives the same bytes whether or not the page numbers were known", async () => {
    const job = { html: DOCUMENTS.long, assets: ASSETS };
    await withBrowser({}, async (browser) => {
      const first = await printPdf(browser, job);
      const second = await printPdf(browser, { ...job, knownPages: first.anchors });
      expect([first.passes, second.passes]).toEqual([2, 1]);
      expect(await finishPdf(second, FINISH)).toEqual(await finishPdf(first, FINISH));
    });
  });

  it("gives the same bytes in another time zone and language", async () => {
    const host = {
      platform: process.platform,
      arch: process.arch,
      homeDir: process.env.HOME ?? "",
    };
    const world = (env: Record<string, string>) => ({
      host: {
        ...host,
        tempDir: "/tmp",
        isRoot: process.getuid?.() === 0,
        env: { ...process.env, ...env },
      },
    });
    const here = await withBrowser({}, (browser) => make(browser, "short"));
    const there = await withBrowser(
      world({ TZ: "Asia/Shanghai", LANG: "de_DE.UTF-8", LC_ALL: "de_DE.UTF-8" }),
      (browser) => make(browser, "short"),
    );
    expect(there).toBe(here);
  });
});
