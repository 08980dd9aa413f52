import type { FastifyInstance } from "fastify";
import { choicesFor } from "../../../app/query/choices.ts";
import { placeInText } from "../../../app/query/document-text.ts";
import { QueryFault } from "../../../app/query/fault.ts";
import { tellFigure } from "../../../app/query/figure.ts";
import { NotThere } from "../../../app/serve/jobs.ts";
import type { Language } from "../../../dataset/model.ts";
import { PAGE, type PageKit } from "./kit.ts";

/** Single figures, and the documents in which they stand. */
export function addFigures(server: FastifyInstance, kit: PageKit, language: Language): void {
  const { service } = kit;
  server.get<{ Params: { "*": string } }>(
    `/${language}/figures/*`,
    PAGE,
    async (request, reply) => {
      const { dataset } = service.edition();
      const story = notThereAs(() =>
        tellFigure({ ...service.design, dataset }, request.params["*"]),
      );
      const figure = dataset.figures.find(({ id }) => id === story.record.id);
      if (!figure) throw new Error(`${story.record.id} is told of and is not there`);
      const text = await service.textOf(figure.document);
      const model = {
        dataset,
        figure,
        statements: story.statements.map(({ record }) => record.id),
        citation: story.cite[language],
        hasText: text !== null,
      };
      return kit.show({ request, reply }, language, "figure", model);
    },
  );
  server.get(`/${language}/documents`, PAGE, async (request, reply) => {
    const { dataset } = service.edition();
    const { searchParams } = new URL(request.url, "http://service");
    const find = searchParams.get("find") ?? "";
    const page = Number(searchParams.get("page"));
    const model = { dataset, find, page: Number.isSafeInteger(page) && page > 0 ? page : 1 };
    return kit.show({ request, reply }, language, "documents", model);
  });
  server.get<{ Params: { id: string }; Querystring: { figure?: string } }>(
    `/${language}/documents/:id`,
    PAGE,
    async (request, reply) => {
      const { dataset } = service.edition();
      const { id } = request.params;
      const document = dataset.documentById.get(id);
      if (!document) throw noDocument(id, [...dataset.documentById.keys()]);
      const marked = await service.textOf(id);
      const figure = typeof request.query.figure === "string" ? request.query.figure : null;
      const range = figure === null ? null : placeInText(marked, figure);
      const place = range && { from: range.start, to: range.end };
      const model = { dataset, document, text: marked?.text ?? null, figure, place };
      return kit.show({ request, reply }, language, "document", model);
    },
  );
}

/** What an address names and is not there is no fault of a form. */
function notThereAs<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    const { message, field, value, choices, more } = fault;
    throw new NotThere(message, { field, value, choices, more });
  }
}

function noDocument(id: string, known: readonly string[]): NotThere {
  const choices = choicesFor(id, known);
  return new NotThere(`No document is called "${id}"`, {
    field: "document",
    value: id,
    ...choices,
  });
}
