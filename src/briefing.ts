import { type Analysis, analyze } from "./analysis/analyze.ts";
import { NOTHING_OMITTED, type Omitted } from "./analysis/omitted.ts";
import { trim, waysToMakeRoom } from "./analysis/trim.ts";
import { attachFigures } from "./attachments.ts";
import { drawCharts } from "./charts/charts.ts";
import type { DrawCharts } from "./charts/memo.ts";
import { asOf } from "./dataset/as-of.ts";
import type { BriefingSpec, Dataset } from "./dataset/model.ts";
import { ReportError } from "./error.ts";
import { type Fit, findFit } from "./fit.ts";
import { renderPage } from "./page/page.ts";
import type { Templates } from "./page/templates.ts";
import type { Attachment, Printed, PrintJob } from "./pdf/model.ts";
import type { Kind } from "./view/kind.ts";
import type { Locale } from "./view/locale.ts";
import type { Fact, View } from "./view/model.ts";
import type { Earlier } from "./view/since.ts";
import { buildView } from "./view/view.ts";

/** One briefing in one language: what to show, of which places, with what. */
export interface BriefingRequest {
  readonly dataset: Dataset;
  readonly spec: BriefingSpec;
  /** Region ids, in the order of the page. */
  readonly regions: readonly string[];
  readonly locale: Locale;
  readonly templates: Templates;
  readonly kindById: ReadonlyMap<string, Kind>;
  /** The issue before, whose data the page tells the difference to. */
  readonly earlier?: Earlier | null;
}

/** Prints pages: the one part of the way that needs a browser. */
export interface Press {
  print(job: Pick<PrintJob, "html" | "knownPages" | "signal" | "whilePrinting">): Promise<Printed>;
  /** Gives what was printed its description, outline and dates. */
  finish(
    printed: Printed,
    about: Pick<View, "meta" | "lang">,
    attachments: readonly Attachment[],
  ): Promise<Uint8Array>;
}

export interface Briefing {
  readonly view: View;
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly facts: readonly Fact[];
  /** Anchor → page, to save a print next time. */
  readonly anchors: Readonly<Record<string, number>>;
  /** What had to be left out, to save prints next time. */
  readonly fit: Fit;
}

/** What may be known or wanted while a briefing is made. */
interface MakeOptions extends Pick<PrintJob, "knownPages" | "signal" | "whilePrinting"> {
  /** Takes each page as it goes to the printer; the last one is the briefing's. */
  readonly onPage?: (page: Page) => void;
  /** Where the briefing fitted its pages the last time. */
  readonly knownFit?: Fit | null;
  /** Draws the charts; one that remembers, for who makes the same briefing over and over. */
  readonly drawCharts?: DrawCharts | undefined;
}

/** A page that needs only printing. */
export interface Page {
  readonly view: View;
  readonly html: string;
}

/** Compares what a briefing asks for; the same in every language. */
export function analyzeFor(request: BriefingRequest): Analysis {
  const { dataset, spec, regions } = knownThen(request);
  return analyze(dataset, spec, regions, kindOf(request));
}

/** A request with the data as it was at the date that the briefing asks for. */
function knownThen(request: BriefingRequest): BriefingRequest {
  const dataset = asOf(request.dataset, request.spec.asOf);
  return dataset === request.dataset ? request : { ...request, dataset };
}

/** A briefing worded in full, with nothing drawn: enough to tell whether it has changed. */
export interface Draft {
  readonly request: BriefingRequest;
  readonly analysis: Analysis;
  readonly view: View;
}

/** Compares and words a briefing. */
export function draftBriefing(
  asked: BriefingRequest,
  analysis: Analysis = analyzeFor(asked),
): Draft {
  const request = knownThen(asked);
  return { request, analysis, view: wordView(request, analysis) };
}

function wordView(request: BriefingRequest, analysis: Analysis): View {
  const { dataset, spec, regions, locale, earlier = null } = request;
  return buildView({ dataset, spec, kind: kindOf(request), regions, analysis, locale, earlier });
}

/** Draws and sets what was worded. */
export async function setPage(
  view: View,
  { templates }: BriefingRequest,
  draw: DrawCharts = drawCharts,
): Promise<Page> {
  const figures = await draw(view.sections.flatMap(({ charts }) => charts.map((c) => c.spec)));
  return { view, html: renderPage(view, figures, templates) };
}

/** Makes a briefing: compare, word, draw, set, print, finish. Errors: those of the stages, as ReportError. */
export async function makeBriefing(
  request: BriefingRequest,
  press: Press,
  options: MakeOptions = {},
): Promise<Briefing> {
  return printDraft(draftBriefing(request), press, options);
}

/**
 * Makes a briefing of its words: draw, set, print, finish.
 *
 * One that has a limit of pages is worded again with a little less until it fits.
 * Errors: those of the stages, as ReportError.
 */
export async function printDraft(
  draft: Draft,
  press: Press,
  options: MakeOptions = {},
): Promise<Briefing> {
  const { made, fit } = await printToFit(draft, press, options);
  const { page, printed } = made;
  const { view, html } = page;
  const attachments = await attachFigures(draft.request.dataset, view);
  const pdf = await press.finish(printed, view, attachments);
  return {
    view,
    html,
    pdf,
    pages: printed.pages,
    facts: view.facts,
    anchors: printed.anchors,
    fit,
  };
}

/** Prints all of it; where that is too long, the least left out that fits. */
async function printToFit(
  { request, analysis, view }: Draft,
  press: Press,
  { onPage, knownFit = null, drawCharts: draw, ...options }: MakeOptions,
) {
  const limit = request.spec.pages ?? Number.POSITIVE_INFINITY;
  const make = async (omitted: Omitted) => {
    const isWhole = omitted === NOTHING_OMITTED;
    const worded = isWhole ? view : wordView(request, trim(analysis, omitted));
    const page = await setPage(worded, request, draw);
    onPage?.(page);
    return { page, printed: await press.print({ html: page.html, ...options }) };
  };
  const fitted = await findFit(waysToMakeRoom(analysis), {
    make,
    fits: ({ printed }) => printed.pages <= limit,
    known: knownFit,
  });
  if (fitted) return fitted;
  throw new ReportError("PRINT_FAILED", `${request.spec.id} does not fit on ${limit} pages`, {
    hint: "raise `pages` in the briefing's file or ask for fewer indicators",
  });
}

function kindOf({ spec, kindById }: BriefingRequest): Kind {
  const kind = kindById.get(spec.kind);
  if (kind) return kind;
  throw new ReportError(
    "TEMPLATE_FAULT",
    `${spec.id} is of the kind "${spec.kind}", which does not exist`,
    {
      hint: `the kinds are ${[...kindById.keys()].join(", ")}: folders under templates/briefings with a kind.yaml`,
    },
  );
}
