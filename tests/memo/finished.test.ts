import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MemoOptions, memo } from "../../src/app/memo.ts";
import { auditPdf } from "../../src/audit/audit.ts";
import { auditOfficial } from "../../src/audit/official/audit.ts";
import { readPages } from "../../src/audit/official/document.ts";
import { formatListed } from "../../src/diagnostic.ts";
import { testEnvironment } from "../app/environment.ts";
import { openPdf } from "../read-pdf.ts";
import { copyStarter } from "../starter.ts";
import { makePdf } from "./maker.ts";
import { notice } from "./samples.ts";

const BODY = `2023年总值{{figure jia/gross_regional_product/2023/level}}。`;
const ATTACHMENTS = `attachments:
  - { briefing: two-places }
  - { file: lying.pdf, title: 横排附件 }
`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "memo-"));
  copyStarter(join(folder, "data"));
  await mkdir(join(folder, "data/memos"));
  await writeFile(join(folder, "data/memos/lying.pdf"), await makePdf(1, [841.89, 595.28]));
  await writeMemo("sound", notice({ body: BODY, more: ATTACHMENTS }));
});
afterAll(() => rm(folder, { recursive: true }));

const writeMemo = (id: string, yaml: string) =>
  writeFile(join(folder, `data/memos/${id}.yaml`), yaml);

async function make(options: Partial<MemoOptions> & Pick<MemoOptions, "ids">): Promise<void> {
  const asked = { data: "data", out: "out", audit: false, ...options };
  const { value, ...told } = await memo(asked, testEnvironment({ cwd: folder, cores: 1 }));
  if (value === null) throw new Error(formatListed(told).join("\n"));
}

describe("a finished memo", () => {
  it("links a figure in the memo to its source in the attachment, and numbers contents as they stand", async () => {
    // Finished only where the program itself finds nothing wrong with it.
    await make({ ids: ["sound"], audit: true });
    const bytes = await readFile(join(folder, "out/sound.pdf"));
    const pdf = await openPdf(bytes);
    const [link] = await (await pdf.getPage(1)).getAnnotations();
    const place = await pdf.getDestination(link.dest);
    const target = (await pdf.getPageIndex(place?.[0])) + 1;
    const pages = (await readPages(bytes)) ?? [];
    const textOf = (page: number) =>
      pages[page - 1]?.lines.map(({ text }) => text).join("\n") ?? "";
    expect(textOf(target)).toContain("210.5亿元");
    const entries = textOf(2).matchAll(/[一二三四五六七八九十]、[^\t\n]*\t(\d+)(?=\t|\n|$)/g);
    const contents = [...entries].map(([, page]) => Number(page));
    expect(contents.length).toBeGreaterThan(0);
    const [first = 0] = contents;
    expect(textOf(first)).toContain("一、");
    expect(Math.min(...contents)).toBeGreaterThanOrEqual(2);
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      "关于示例事项的通知",
      expect.stringMatching(/^附件1　/),
      "附件2　横排附件",
    ]);
    // The file lies: its page is turned, and says so to every reader.
    expect((await pdf.getPage(pages.length - 1)).rotate).toBe(270);
    expect((await auditOfficial(bytes))?.isMet).toBe(true);
  });

  it("knows every number of a memo with briefings bound in", async () => {
    const more = "attachments:\n  - { briefing: two-places }\n";
    await writeMemo("known", notice({ body: `# 甲\n\n### 乙\n\n${BODY}`, more }));
    await make({ ids: ["known"], out: "known" });
    const { facts } = JSON.parse(await readFile(join(folder, "known/known.facts.json"), "utf8"));
    const { findings } = await auditPdf(await readFile(join(folder, "known/known.pdf")), { facts });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("makes attachments as files of their own, with the document number on them", async () => {
    await make({ ids: ["sound"], separate: true, out: "apart" });
    const names = await readdir(join(folder, "apart"));
    expect(names.filter((name) => name.endsWith(".pdf"))).toEqual([
      "sound.attachment-1.pdf",
      "sound.attachment-2.pdf",
      "sound.pdf",
    ]);
    for (const name of names.filter((name) => name.endsWith(".pdf"))) {
      const bytes = await readFile(join(folder, "apart", name));
      expect((await auditOfficial(bytes))?.isMet, name).toBe(true);
    }
    const [first] =
      (await readPages(await readFile(join(folder, "apart/sound.attachment-2.pdf")))) ?? [];
    expect(first?.lines[0]?.text).toBe("示例〔××××〕×号附件2");
  });

  it("mirrors the margins for both sides, the imprint on an even page", async () => {
    await make({ ids: ["sound"], duplex: true, out: "duplex" });
    const bytes = await readFile(join(folder, "duplex/sound.pdf"));
    const report = await auditOfficial(bytes);
    expect(report?.isMet).toBe(true);
    expect((report?.pages ?? 1) % 2).toBe(0);
  });
});
