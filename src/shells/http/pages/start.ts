import type { FastifyInstance } from "fastify";
import { listCorrections } from "../../../app/serve/corrections.ts";
import type { ShelfEntry } from "../../../app/serve/shelf.ts";
import type { Language } from "../../../dataset/model.ts";
import { type BriefingCard, holdingsOf } from "../../../web/pages/start.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";
import { PAGE, type PageKit } from "./kit.ts";

/** The first page: what is here. */
export function addStart(server: FastifyInstance, kit: PageKit, language: Language): void {
  server.get(`/${language}/`, PAGE, async (request, reply) => {
    const { service } = kit;
    const model = {
      holdings: holdingsOf(service.edition().dataset),
      briefings: (await service.shelf(language)).map(cardOf),
      corrections: listCorrections(service.edition().dataset),
    };
    return kit.show({ request, reply }, language, "start", model);
  });
}

function cardOf({ address, picture, ...entry }: ShelfEntry): BriefingCard {
  return {
    ...entry,
    places: "",
    see: address,
    pdf: `${address}.pdf`,
    picture: picture && { src: `/${picture.path}`, width: picture.width, height: picture.height },
  };
}

/** The pictures of the first pages. */
export function addPictures(server: FastifyInstance, { service }: PageKit): void {
  server.get<{ Params: { file: string } }>("/thumbnails/:file", PAGE, async (request, reply) => {
    const { file } = request.params;
    const known = /^[\w+-]+\.(?:zh|en)\.webp$/.test(file);
    const body = known ? await service.picture(`thumbnails/${file}`) : null;
    if (!body) throw new HttpFault(404, "There is no such picture");
    return send(request, reply, { body, type: "image/webp", holds: "now" });
  });
}
