import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../src/dataset/yaml.ts";
import { putHead, putLine, rangeOfLine, withDecision } from "../../../src/intake/file/edit.ts";
import { type FlowMap, flowAt } from "../../../src/intake/file/flow.ts";

/** An intake file as a person may have left it: comments, a line in another style, braces in words. */
const FILE = `# mine
document: a # the id
title: { zh: 甲, en: }
issuer:
  zh: 乙
  en: B
candidates:
  # ---- 一
  - { decision: , value: 1.50, printed: "a } b # c", text: "1.50",
      around: [甲, 乙], start: 1 } # doubtful
  # two
  - decision: accept
    value: 2
    text: "2"
  - { decision: reject, by: Li, at: 2026-01-02, value: 3, text: "3", start: 3 }
unread: []
ignored:
  - { text: "9", rule: date, start: 9, end: 10 }
`;

const sourceOf = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const source = parseYaml({ path: "intake/a.yaml", bytes }, "a.yaml", (fault) => {
    throw new Error(fault.message);
  });
  if (!source) throw new Error("The file is none");
  return source;
};

const rangeOf = (text: string, index: number) => {
  const range = rangeOfLine(text, sourceOf(text), index);
  return range && text.slice(...range);
};

describe("rangeOfLine(text, source, index)", () => {
  const FIRST = `{ decision: , value: 1.50, printed: "a } b # c", text: "1.50",
      around: [甲, 乙], start: 1 }`;

  it("finds a candidate in any style, without what stands around it", () => {
    expect(rangeOf(FILE, 0)).toBe(FIRST);
    expect(rangeOf(FILE, 1)).toBe('decision: accept\n    value: 2\n    text: "2"');
    expect(rangeOf(FILE, 2)).toBe(
      '{ decision: reject, by: Li, at: 2026-01-02, value: 3, text: "3", start: 3 }',
    );
    expect(rangeOf(FILE, 3)).toBeNull();
  });

  it("finds it where lines end as on Windows", () => {
    expect(rangeOf(FILE.replaceAll("\n", "\r\n"), 0)).toBe(FIRST.replace("\n", "\r\n"));
  });
});

describe("putLine(text, range, line)", () => {
  it("changes the line alone, and puts its keys in order", () => {
    const source = sourceOf(FILE);
    const range = rangeOfLine(FILE, source, 0);
    if (!range) throw new Error("There is no candidate");
    const flow = flowAt(source, ["candidates", 0]) as FlowMap;
    const decided = withDecision(flow, { decision: "accept", by: "A: b", at: "2026-03-02" });
    const line = `{ decision: accept, by: "A: b", at: 2026-03-02, value: 1.50, printed: "a } b # c",
      text: "1.50", around: [甲, 乙], start: 1 }`;
    expect(putLine(FILE, range, decided)).toBe(
      FILE.slice(0, range[0]) + line + FILE.slice(range[1]),
    );
  });

  it("leaves nothing of a decision where it is taken back", () => {
    const flow = flowAt(sourceOf(FILE), ["candidates", 2]) as FlowMap;
    const open = withDecision(flow, { decision: null, by: "Li", at: "2026-03-02" });
    expect(Object.keys(open)).not.toContain("by");
    expect(Object.keys(open)).not.toContain("at");
    expect(open.decision).toEqual({ plain: "" });
  });
});

describe("putHead(text, values)", () => {
  it("writes, adds and removes keys, and keeps comments and all else", () => {
    const values = {
      document: "b",
      issuer: { zh: "丙", en: null },
      published: "2025-02",
      title: undefined,
    };
    expect(putHead(FILE, values)).toBe(
      FILE.replace("document: a #", "document: b #")
        .replace("title: { zh: 甲, en: }\n", "")
        .replace("issuer:\n  zh: 乙\n  en: B\n", "issuer: { zh: 丙, en: }\n")
        .replace("candidates:", "published: 2025-02\ncandidates:"),
    );
  });

  it("leaves a file as it is that lacks what is to be removed", () => {
    expect(putHead(FILE, { number: undefined })).toBe(FILE);
  });
});
