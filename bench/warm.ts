import { auditPdf } from "../src/audit/audit.ts";
import { type Briefing, type BriefingRequest, draftBriefing, printDraft } from "../src/briefing.ts";
import type { Dataset, Language } from "../src/dataset/model.ts";
import { pageUrl, printBare } from "./bare.ts";
import { mustRead, type Parts, type PrintParts, withPrintParts } from "./parts.ts";
import { measureInTurn, median, type Row, ratioOf } from "./statistics.ts";

const ROUNDS = 9;

/** Measures one briefing, from the text of its data to a finished PDF, against the bare print of the same page. */
export async function benchWarm(
  parts: Parts,
  id: string,
  language: Language,
): Promise<readonly Row[]> {
  return withPrintParts(parts, async (open) => {
    const first = await makeFromText(open, id, language);
    const url = pageUrl(parts.folder, `${id}.${language}`, first.html);
    const { browser } = await open.browser.running();
    const times = await measureInTurn(
      {
        bare: () => printBare(browser, url),
        pipeline: () => makeFromText(open, id, language, first.anchors),
        unknown: () => makeFromText(open, id, language),
        audit: () => auditPdf(first.pdf, { facts: first.facts }),
      },
      { rounds: ROUNDS, warmUps: 2 },
    );
    const name = `${id}.${language}, ${first.pages} pages`;
    return [
      { what: `bare print of ${name}`, ms: median(times.bare), ratio: null, aim: "" },
      {
        what: "YAML to finished PDF, warm",
        ms: median(times.pipeline),
        ratio: ratioOf(times.pipeline, times.bare),
        aim: "≤ 2",
      },
      {
        what: "the same with page numbers to find",
        ms: median(times.unknown),
        ratio: ratioOf(times.unknown, times.bare),
        aim: "",
      },
      {
        what: "its audit",
        ms: median(times.audit),
        ratio: ratioOf(times.audit, times.bare),
        aim: "≤ 1",
      },
    ];
  });
}

/** Goes all the way. */
async function makeFromText(
  parts: PrintParts,
  id: string,
  language: Language,
  knownPages: Briefing["anchors"] = {},
): Promise<Briefing> {
  const request = makeRequest(parts, mustRead(parts.files), id, language);
  return printDraft(draftBriefing(request), parts.printer, { knownPages });
}

/** Asks for a briefing of the shipped data. */
export function makeRequest(
  { design }: PrintParts,
  dataset: Dataset,
  id: string,
  language: Language,
): BriefingRequest {
  const spec = dataset.briefings.get(id);
  if (!spec) throw new Error(`There is no briefing ${id}`);
  const locale = design.localeByLanguage[language];
  return { ...design, dataset, spec, regions: spec.regions, locale };
}
