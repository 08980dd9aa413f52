import { describe, expect, it } from "vitest";
import { aliasesFrom } from "../../src/intake/aliases.ts";
import { documentOf, knownOf } from "./registry.ts";

/** What is learned where the figure of these words is accepted as of `pearl_output`. */
function learned(report: string, number: string): readonly string[] {
  const document = documentOf(report);
  const accepted = [{ indicator: "pearl_output", start: document.indexOf(number) }];
  return aliasesFrom({ text: document, grids: [] }, accepted, knownOf()).map(({ name }) => name);
}

describe("the alias that an accepted figure teaches", () => {
  it("is the words before the number", () => {
    expect(learned("海况平稳，蚌珠收成完成48亿元。", "48")).toEqual(["蚌珠收成"]);
  });

  it("has … where the number stands before the words", () => {
    expect(learned("新建48家蚌珠展馆。", "48")).toEqual(["新建…蚌珠展馆"]);
  });

  it("is none where the words stand elsewhere or could be of anything", () => {
    expect(learned("蚌珠收成40亿元，同比增长48%。", "48")).toEqual([]);
    expect(learned("蚌珠、贝壳收成分别为48亿元、9亿元。", "48")).toEqual([]);
    expect(learned("总投资48亿元。", "48")).toEqual([]);
  });

  it("stands once, whatever the order of the figures", () => {
    const document = documentOf("蚌珠收成完成48亿元。海员书屋48家。蚌珠收成完成50亿元。");
    const accepted = [...document.matchAll(/48|50/g)].map(({ index }, at) => {
      return { indicator: at === 1 ? "libraries" : "pearl_output", start: index };
    });
    const names = aliasesFrom({ text: document, grids: [] }, accepted, knownOf());
    expect(names).toEqual([
      { indicator: "libraries", name: "海员书屋" },
      { indicator: "pearl_output", name: "蚌珠收成" },
    ]);
    expect(aliasesFrom({ text: document, grids: [] }, [...accepted].reverse(), knownOf())).toEqual(
      names,
    );
  });
});
