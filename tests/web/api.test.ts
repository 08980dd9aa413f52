import { describe, expect, it } from "vitest";
import { operationsOf } from "../../src/web/pages/api/operations.ts";
import { ENGLISH, readApiWords } from "../../src/web/pages/api/words.ts";

describe("the operations of an OpenAPI document", () => {
  it("are listed with what is asked of each, those of the path first", () => {
    const text = { type: "string" };
    const operations = operationsOf({
      paths: {
        "/a/{x}/{y}": {
          get: {
            tags: ["data"],
            summary: "A thing",
            parameters: [
              { name: "q", in: "query", description: "Q.", schema: { enum: ["yes", "no"] } },
              { name: "y", in: "path", required: true, description: "Y.", schema: text },
              { name: "x", in: "path", required: true, description: "X.", schema: text },
              { name: "agent", in: "header", description: "Nobody asks.", schema: text },
              { name: "plain", in: "query", schema: text },
            ],
          },
          post: {
            requestBody: {
              content: {
                "application/json": {
                  schema: {
                    properties: { b: { description: "B." }, c: { enum: [1, 2] } },
                    required: ["b"],
                  },
                },
              },
            },
          },
          delete: { summary: "Not told of" },
        },
        "/b": undefined,
      },
    });
    expect(operations.map(({ method, path, tag }) => [method, path, tag])).toEqual([
      ["GET", "/a/{x}/{y}", "data"],
      ["POST", "/a/{x}/{y}", ""],
    ]);
    expect(operations[0]?.parameters).toEqual([
      { name: "x", where: "path", isRequired: true, description: "X.", values: [] },
      { name: "y", where: "path", isRequired: true, description: "Y.", values: [] },
      { name: "q", where: "query", isRequired: false, description: "Q.", values: ["yes", "no"] },
    ]);
    expect(operations[1]?.parameters).toEqual([
      { name: "b", where: "body", isRequired: true, description: "B.", values: [] },
      { name: "c", where: "body", isRequired: false, description: "", values: ["1", "2"] },
    ]);
  });
});

describe("a description", () => {
  const LISTED =
    "Kinds of documents: plan, year-book, .facts.json. Several: with commas between. Such as 2024: it is so.";
  const chinese = readApiWords(
    new Map([
      [
        "web/site/api-zh.yaml",
        new TextEncoder().encode(
          '{ "Kinds of documents": 种类, "Several: with commas between": 可填几项, "Such as 2024: it is so": 如此 }',
        ),
      ],
    ]),
  );

  it("is told without the values that it lists, which are apart", () => {
    expect(ENGLISH(LISTED)).toEqual({
      text: "Kinds of documents. Several: with commas between. Such as 2024: it is so.",
      isTranslated: true,
      values: ["plan", "year-book", ".facts.json"],
    });
  });

  it("is worded in Chinese sentence by sentence, or left in English", () => {
    expect(chinese(LISTED).text).toBe("种类。可填几项。如此。");
    expect(chinese("Kinds of documents. Another thing.")).toMatchObject({
      text: "Kinds of documents. Another thing.",
      isTranslated: false,
    });
  });
});
