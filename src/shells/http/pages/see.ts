import type { FastifyReply, FastifyRequest } from "fastify";
import { type Asked, writeChoice } from "../../../app/serve/choice.ts";
import { correctionAt } from "../../../app/serve/corrections.ts";
import type { ChartForm, EndingName } from "../../../app/serve/endings.ts";
import type { MadeBriefing } from "../../../app/serve/makers/messages.ts";
import { resultPath } from "../../../results/address.ts";
import { otherLanguage } from "../../../web/pages/addresses.ts";
import { readChooseQuery, writeChooseQuery } from "../../../web/pages/choose/query.ts";
import { injectBar, linkSources, type SeeModel, TAKEN_AS } from "../../../web/pages/see.ts";
import { clientOf } from "../client.ts";
import { HttpFault } from "../problem.ts";
import { send } from "../send.ts";
import { HTML, type PageKit, placeOf } from "./kit.ts";

/** A page of thousands of places is set in a few seconds. */
const MOST_SETTING_MS = 60_000;

const ENDING_BY_FORM = {
  pdf: "pdf",
  html: "html",
  csv: "csv",
  xlsx: "xlsx",
  facts: "facts.json",
} as const satisfies Readonly<Record<(typeof TAKEN_AS)[number], EndingName>>;

/** Sends the page of a briefing with the bar above it. Errors: those of the stages. */
export async function sendSee(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  kit: PageKit,
): Promise<FastifyReply> {
  const { service, web, isStatic } = kit;
  const job = service.jobOf(asked);
  const page = await service.page(job, clientOf(request, reply, MOST_SETTING_MS));
  if (page.kind === "making")
    throw new HttpFault(503, "The page takes too long to set", "ask for fewer places or themes");
  const author = job.job.spec.author[asked.language];
  const origin = isStatic ? null : `${request.protocol}://${request.host}`;
  const correction = correctionAt(service.edition().dataset, page.made.fingerprint);
  const model = { ...seeModel(asked, page.made, { author, origin }), correction };
  const bar = web.seeBar(model, placeOf(request, kit, asked.language));
  // The page stands elsewhere than the files of the briefing, beside which its fonts are.
  const screen = (page.made.screen ?? "").replaceAll('url("fonts/', 'url("/briefings/fonts/');
  const { language } = asked;
  const label = bar.figureLabel;
  const linked = linkSources(screen, page.made.figures, { language, base: "", label });
  const body = injectBar(linked, bar);
  return send(request, reply, { body, type: HTML, holds: "now" });
}

function seeModel(
  asked: Asked,
  { fingerprint, name, title, date, charts }: MadeBriefing,
  { author, origin }: { readonly author: string; readonly origin: string | null },
): Omit<SeeModel, "correction"> {
  const { id, language, choice } = asked;
  const fields = writeChoice(choice);
  const addressIn = (one: string) => `/briefings/${encodeURIComponent(id)}.${one}`;
  const chosen = readChooseQuery(
    new URLSearchParams(`${fields.slice(1)}&briefing=${encodeURIComponent(id)}`),
  );
  return {
    title,
    author,
    date,
    take: TAKEN_AS.map((as) => ({
      as,
      href: `${addressIn(language)}.${ENDING_BY_FORM[as]}${fields}`,
      bytes: null,
    })),
    charts: charts.map((chart, index) => {
      const address = (form: ChartForm) =>
        `${addressIn(language)}.chart-${index + 1}.${form}${fields}`;
      return { title: chart, svg: address("svg"), png: address("png") };
    }),
    memo: `/${language}/memo${writeChooseQuery(chosen)}`,
    choose: `/${language}/choose${writeChooseQuery(chosen)}`,
    other: `${addressIn(otherLanguage(language))}${fields}`,
    permanent: origin && `${origin}/${resultPath(fingerprint, `${name}.pdf`)}`,
  };
}
