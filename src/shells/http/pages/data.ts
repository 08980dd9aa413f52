import type { FastifyInstance } from "fastify";
import { QueryFault } from "../../../app/query/fault.ts";
import type { RawQuery } from "../../../app/query/read.ts";
import { RESOURCES } from "../../../app/query/resources.ts";
import type { Language } from "../../../dataset/model.ts";
import { queryOf } from "../../../web/pages/addresses.ts";
import { type DataModel, type DataQuery, readDataQuery } from "../../../web/pages/figures/data.ts";
import { faultOf } from "./field-fault.ts";
import { PAGE, type PageKit } from "./kit.ts";

const PER_PAGE = 50;
/** As many as an answer of the API has. */
const MOST_EXPORTED = "1000";

/** The fields of the page by the names that the API has for them. */
const API_FIELDS = {
  find: "find",
  theme: "themes",
  indicator: "indicators",
  places: "places",
  measure: "measure",
  period: "period",
  status: "status",
  document: "document",
} as const satisfies Partial<Record<keyof DataQuery, string>>;

/** What the API calls these. Numbers are put in order only among those of one indicator, measure and unit. */
const SORTS: Readonly<Record<string, string>> = {
  places: "place",
  "-places": "-place",
  value: "indicator,measure,unit,value",
  "-value": "indicator,measure,unit,-value",
};

/** Every figure, filtered, sorted, and in pages. */
export function addData(server: FastifyInstance, kit: PageKit, language: Language): void {
  server.get(`/${language}/data`, PAGE, async (request, reply) => {
    const query = readDataQuery(new URL(request.url, "http://service").searchParams);
    const { dataset } = kit.service.edition();
    const model = {
      dataset,
      query,
      perPage: PER_PAGE,
      ...(kit.isStatic ? all(kit) : answer(kit, query)),
    };
    if (model.faults.length > 0) reply.code(400);
    return kit.show({ request, reply }, language, "data", model);
  });
}

/** All of them on one page, as there is no server to ask for others. */
function all({ service }: PageKit): Answered {
  const { figures } = service.edition().dataset;
  const exports = (["csv", "json", "xlsx"] as const).map((format) => ({
    label: format.toUpperCase(),
    href: `/data/figures.${format}`,
  }));
  return { ids: figures.map(({ id }) => id), total: figures.length, exports, faults: [] };
}

type Answered = Pick<DataModel, "ids" | "total" | "exports" | "faults">;

function answer({ service }: PageKit, query: DataQuery): Answered {
  const asked = askedOf(query);
  const offset = (query.page - 1) * PER_PAGE;
  const source = { ...service.design, dataset: service.edition().dataset };
  try {
    const paging = { limit: String(PER_PAGE), offset: String(offset) };
    const { items, total } = RESOURCES.figures.answer(source, { ...asked, ...paging });
    const ids = items.map(({ id }) => String(id));
    return { ids, total, exports: exportsOf(asked), faults: [] };
  } catch (fault) {
    if (!(fault instanceof QueryFault)) throw fault;
    const named = Object.entries(API_FIELDS).find(([, name]) => name === fault.field);
    return { ids: [], total: 0, exports: [], faults: [faultOf(fault, named?.[0])] };
  }
}

/** What the API is asked for the same figures. */
function askedOf(query: DataQuery): Readonly<Record<string, string>> {
  const fields = Object.entries(API_FIELDS).map(([name, field]) => [
    field,
    query[name as keyof typeof API_FIELDS],
  ]);
  const sort = SORTS[query.sort] ?? query.sort;
  return Object.fromEntries([...fields, ["sort", sort]].filter(([, value]) => value !== ""));
}

function exportsOf(asked: RawQuery): DataModel["exports"] {
  return (["csv", "json"] as const).map((format) => ({
    label: format.toUpperCase(),
    href: `/api/figures${queryOf({ ...(asked as Record<string, string>), limit: MOST_EXPORTED, format })}`,
  }));
}
