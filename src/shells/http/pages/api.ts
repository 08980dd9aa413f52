import type { FastifyInstance } from "fastify";
import { type Dataset, LANGUAGES } from "../../../dataset/model.ts";
import type { ApiExample } from "../../../web/pages/api/api.ts";
import { operationsOf } from "../../../web/pages/api/operations.ts";
import { readApiWords } from "../../../web/pages/api/words.ts";
import { preferredLanguage } from "../negotiate.ts";
import { PAGE, type PageKit } from "./kit.ts";

/** The API for readers, in the language that is asked for or that they prefer. */
export function addApiPage(server: FastifyInstance, kit: PageKit): void {
  const chinese = readApiWords(kit.service.design.tree);
  server.get("/api", PAGE, async (_, reply) => reply.redirect("/api/", 308));
  server.get<{ Querystring: { lang?: unknown } }>("/api/", PAGE, async (request, reply) => {
    const { lang } = request.query;
    const language = LANGUAGES.find((one) => one === lang) ?? preferredLanguage(request.headers);
    reply.header("Vary", "Accept-Language");
    const model = {
      operations: operationsOf(server.swagger()),
      chinese,
      examples: examplesOf(kit.service.edition().dataset),
    };
    return kit.show({ request, reply }, language, "api", model);
  });
}

/** What shows each operation, with the data that is there. */
function examplesOf(dataset: Dataset): Readonly<Record<string, ApiExample>> {
  const [briefing = ""] = dataset.briefings.keys();
  const [first = "", second = ""] = dataset.regionById.keys();
  const [figure] = dataset.figures;
  const get = (path: string, query = "") => [`GET ${path}`, { address: path + query, body: null }];
  const post = (path: string, fields: object) => [
    `POST ${path}`,
    { address: path, body: JSON.stringify(fields, null, 2) },
  ];
  return Object.fromEntries([
    ["GET /briefings/{file}", { address: `/briefings/${briefing}.zh`, body: null }],
    get("/api/places", "?limit=5"),
    get("/api/indicators", `?places=${first}&limit=5`),
    get("/api/documents", `?places=${first}`),
    get("/api/briefings", "?type=briefing"),
    get("/api/figures", `?places=${first}&sort=-period&limit=5`),
    get("/api/compare", `?indicator=${figure?.indicator ?? ""}`),
    get("/api/findings", `?places=${first},${second}&limit=5`),
    post("/api/briefings", { briefing, language: "zh", places: [first, second] }),
    post("/api/memos", memoWith(briefing)),
    get("/api/changes"),
    get("/health/live"),
    get("/health/ready"),
    get("/metrics"),
  ]);
}

/** The fewest fields of a memo: an example of no body that there is. */
function memoWith(briefing: string) {
  return {
    kind: "letter",
    issuer: "（示例机关）",
    number: "示例函〔2026〕1号",
    title: "关于送请参阅对比简报的函",
    addressees: ["（示例收文机关）"],
    body: "现将对比简报送上，请参阅。\n\n本件为格式示例，不是公文。",
    attachments: [{ briefing }],
    date: "2026-01-05",
  };
}
