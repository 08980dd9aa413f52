/** One sentence that says nothing, of 25 characters. */
export const FILLER = "本句只为占满版面而写，不陈述任何事实，也不作任何安排。";

/** So many sentences in one paragraph. */
export const filler = (sentences: number): string => FILLER.repeat(sentences);

/** Parts of a memo's file that samples differ in. */
export interface Sample {
  readonly kind?: string;
  readonly title?: string;
  readonly addressees?: readonly string[];
  readonly body?: string;
  readonly more?: string;
}

/** Writes the file of a notice. */
export function notice({
  kind = "notice",
  title = "关于示例事项的通知",
  addressees = ["甲局", "乙局"],
  body = filler(3),
  more = "",
}: Sample = {}): string {
  const lines = body.split("\n").map((line) => (line === "" ? "" : `  ${line}`));
  const to = kind === "minutes" ? "" : `addressees: [${addressees.join(", ")}]\n`;
  const printing = kind === "letter" ? "" : "printing: { body: 示例办公室, date: 2026-01-06 }\n";
  return `kind: ${kind}
issuer: （示例机关）
number: 示例〔××××〕×号
title: ${title}
${to}body: |
${lines.join("\n")}
date: 2026-01-05
copy_to: [丙局]
${printing}${more}`;
}

/** Attachments that are files of one page each. */
export const files = (count: number): string =>
  `attachments:\n${Array.from(
    { length: count },
    (_, index) => `  - { file: file-${index + 1}.pdf, title: 示例附件之${index + 1} }`,
  ).join("\n")}\n`;
