import type { Design } from "../../design.ts";
import { ReportError } from "../../error.ts";
import { sha256 } from "../../store/folder.ts";
import type { RawQuery } from "../query/read.ts";
import type { Source } from "../query/resource.ts";
import { RESOURCES } from "../query/resources.ts";
import type { Edition } from "./edition.ts";
import type { AnsweredQuery, QueryFormat } from "./makers/messages.ts";
import type { Orders } from "./orders.ts";
import type { Client } from "./waiting.ts";

export type ResourceName = keyof typeof RESOURCES;

/** Those that may take seconds, which are answered beside everything else. */
const SLOW: ReadonlySet<string> = new Set(["compare", "findings"] satisfies ResourceName[]);

/** Answers queries about the data. */
export interface Queries {
  /** Errors: QueryFault; BUSY; CANCELLED. */
  answer(
    name: ResourceName,
    asked: { readonly raw: RawQuery; readonly format: QueryFormat },
    client: Client,
  ): Promise<AnsweredQuery>;
}

interface QueriesOptions {
  readonly orders: Orders;
  readonly design: Design;
  readonly edition: () => Edition;
}

/** Opens queries. */
export function openQueries({ orders, design, edition }: QueriesOptions): Queries {
  return {
    async answer(name, { raw, format }, client) {
      const { number, dataset } = edition();
      if (!SLOW.has(name)) return answerQuery({ ...design, dataset }, { name, raw, format });
      const key = `query ${number} ${sha256(JSON.stringify([name, raw, format]))}`;
      const task = { kind: "query", name, raw, format, edition: number } as const;
      const waited = await orders.have("page", key, task, client);
      if (waited.kind === "making")
        throw new ReportError("BUSY", "Too much is being worked out", {
          hint: "try again in a few seconds",
        });
      if (waited.made.kind === "query") return waited.made;
      throw new Error(`A query of ${name} was made a ${waited.made.kind}`);
    },
  };
}

/** Answers a query. Errors: QueryFault. */
export function answerQuery(
  source: Source,
  { name, raw, format }: { name: ResourceName; raw: RawQuery; format: QueryFormat },
): AnsweredQuery {
  const resource = RESOURCES[name];
  if (format === "csv") {
    const { text, total, next } = resource.csv(source, raw, { bom: true });
    return { kind: "query", total, next, csv: text, page: null };
  }
  const { next, ...page } = resource.answer(source, raw);
  return { kind: "query", total: page.total, next, csv: null, page };
}
