import { listBriefings } from "../../../app/serve/shelf.ts";
import type { Language } from "../../../dataset/model.ts";
import { holdingsOf, type StartModel } from "../../../web/pages/start.ts";
import type { Context } from "../context.ts";

/** What the first page tells. */
export async function startModel({ service }: Context, language: Language): Promise<StartModel> {
  const { dataset } = service.edition();
  return {
    holdings: holdingsOf(dataset),
    briefings: await listBriefings(service, language),
    corrections: [],
  };
}
