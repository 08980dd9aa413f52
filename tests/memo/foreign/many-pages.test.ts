import { describe, expect, it } from "vitest";
import { leaveOutForeign } from "../../../src/memo/foreign/leave-out.ts";
import { MOST_PAGES } from "../../../src/memo/foreign/pages.ts";
import { readMemo } from "../../../src/memo/read.ts";
import { readStarter } from "../maker.ts";
import { notice } from "../samples.ts";
import { bound, clean, pageNumber, textAt, whyNot, wordsOf, writeFile } from "./files.ts";

/** A file that lists one page so many times. */
const listed = (times: number, count = times) => {
  const kids = Array(times)
    .fill(`${pageNumber(0)} 0 R`)
    .join(" ");
  return writeFile({
    pages: [{ content: textAt(60, 420, "page") }],
    objects: { 2: `<</Type/Pages/Kids[${kids}]/Count ${count}>>` },
  });
};

/** A file whose pages stand below so many lists. */
const deep = (levels: number, last: string) =>
  writeFile({
    pages: [{ content: textAt(60, 420, "page") }],
    objects: {
      2: "<</Type/Pages/Kids[40 0 R]/Count 1>>",
      ...Object.fromEntries(
        Array.from({ length: levels }, (_, at) => {
          const kid = at + 1 < levels ? `${41 + at} 0 R` : last;
          return [40 + at, `<</Type/Pages/Kids[${kid}]/Count 1>>`];
        }),
      ),
    },
  });

describe("the copy that is measured of a memo with many pages of others", () => {
  it("has what the memo sets on them, and nothing of theirs", async () => {
    const pdf = await bound(writeFile({ pages: [{ content: textAt(60, 420, "theirs") }] }));
    expect((await wordsOf(pdf))[0]?.map(({ text }) => text)).toEqual(["theirs", "stamp 1"]);
    const [left] = await wordsOf(await leaveOutForeign(pdf));
    expect(left?.map(({ text }) => text)).toEqual(["stamp 1"]);
  });
});

describe("a file of many pages", () => {
  it("is refused at once with their number and what to do", async () => {
    const began = performance.now();
    expect(await whyNot(listed(10_000))).toBe(
      `broken-attachment: it has 10000 pages; a memo takes ${MOST_PAGES}`,
    );
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("is bound where each is the same one", async () => {
    expect((await clean(listed(200))).pages).toBe(200);
  });

  it("is read however deep its list of pages is, and refused where that leads back", async () => {
    expect((await clean(deep(3000, `${pageNumber(0)} 0 R`))).pages).toBe(1);
    expect(await whyNot(deep(100, "40 0 R"))).toContain("leads back into itself");
  });

  it("is held against what viewers show where it says another number of pages", async () => {
    const pages = [1, 2, 3].map((page) => ({ content: textAt(60, 420, `page ${page}`) }));
    const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ");
    const saying = (count: string) =>
      whyNot(writeFile({ pages, objects: { 2: `<</Type/Pages/Kids[${kids}]${count}>>` } }));
    expect(await saying("/Count 2")).toBe("broken-attachment: it has 3 pages, but says it has 2");
    for (const count of ["/Count 7", "/Count 1000000", ""])
      expect(await saying(count), count).toBe("");
  });

  it("is refused where it is damaged and too long to be looked at page by page", async () => {
    const damaged = Buffer.from(
      Buffer.from(listed(101)).toString("latin1").replace("%PDF-1.7\n", "%PDF-1.7\n% moved\n"),
      "latin1",
    );
    expect(await whyNot(damaged)).toContain("it is damaged, and has more pages (101) than can be");
  });

  it("counts with the files before it", async () => {
    const half = listed(MOST_PAGES / 2);
    const more = listed(MOST_PAGES / 2 + 1);
    const file = notice({
      more: "attachments:\n  - { file: a.pdf, title: 甲 }\n  - { file: b.pdf, title: 乙 }\n",
    });
    const { value, diagnostics } = await readMemo({
      file: { path: "memos/n.yaml", bytes: new TextEncoder().encode(file) },
      shown: "data/memos/n.yaml",
      dataset: await readStarter(),
      readAttached: async (path) => (path === "a.pdf" ? half : more),
    });
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      {
        code: "broken-attachment",
        message: `b.pdf has ${MOST_PAGES / 2 + 1} pages, and the files before it leave ${MOST_PAGES / 2} of the ${MOST_PAGES} that a memo takes.`,
      },
    ]);
  });
});
