import { type Analysis, analyze } from "./analysis/analyze.ts";
import { placesOfBriefing } from "./analysis/existing.ts";
import { NOTHING_OMITTED, type Omitted } from "./analysis/omitted.ts";
import { publishingPlaces } from "./analysis/references.ts";
import { trim, waysToMakeRoom } from "./analysis/trim.ts";
import { attachFigures } from "./attachments.ts";
import { drawCharts } from "./charts/charts.ts";
import type { DrawCharts } from "./charts/memo.ts";
import { asOf } from "./dataset/as-of.ts";
import type { BriefingSpec, Dataset } from "./dataset/model.ts";
import { partOf } from "./dataset/part.ts";
import { ReportError } from "./error.ts";
import { type Fit, fitToPages } from "./fit.ts";
import { renderPage } from "./page/page.ts";
import type { Templates } from "./page/templates.ts";
import type { Attachment, Claims, Printed, PrintJob } from "./pdf/model.ts";
import { drawnIn } from "./view/drawn.ts";
import { numberPages } from "./view/facts.ts";
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
  /** The edition before, whose data the page tells the difference to. */
  readonly earlier?: Earlier | null;
}

/** Prints pages: the only step of making a briefing that needs a browser. */
export interface Printer {
  print(job: Pick<PrintJob, "html" | "knownPages" | "signal" | "whilePrinting">): Promise<Printed>;
  /** Finishes a printed document: metadata, dates, language and attached files. */
  finish(
    printed: Printed,
    about: Pick<View, "meta" | "lang"> & { readonly claims?: Claims; readonly identifier?: string },
    attachments: readonly Attachment[],
  ): Promise<Uint8Array>;
}

export interface Briefing {
  /** What the view says: without what was left out so that it fits. */
  readonly analysis: Analysis;
  readonly view: View;
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly facts: readonly Fact[];
  /** Anchor → page; given as `knownPages` the next time, they save a print. */
  readonly anchors: Readonly<Record<string, number>>;
  /** How much had to be left out; given as `knownFit` the next time, it saves prints. */
  readonly fit: Fit;
}

/** What a caller may know before a briefing is made, or wants to be told while it is made. */
interface MakeOptions extends Pick<PrintJob, "knownPages" | "signal" | "whilePrinting"> {
  /** Takes each page as it goes to the printer; the last one is the briefing's. */
  readonly onPage?: (page: Page) => void;
  /** Where the briefing fitted its pages the last time. */
  readonly knownFit?: Fit | null;
  /** Draws the charts. Default: `drawCharts`; `rememberDrawn` gives one for repeated builds of a briefing. */
  readonly drawCharts?: DrawCharts | undefined;
  /** What the PDF says that it is. Default: nothing. */
  readonly identifier?: string;
}

/** A page that needs only printing. */
export interface Page {
  readonly view: View;
  readonly html: string;
}

/** Compares what a briefing asks for; the same in every language. */
export function analyzeFor(request: BriefingRequest): Analysis {
  const { dataset, spec, regions } = readableBy(request);
  return analyze(dataset, spec, regions, kindOf(request));
}

/** The request with its data reduced to that about its places, as of the date in the briefing's file; its places those that existed, for reference those that publish anything. */
function readableBy({ dataset: whole, ...request }: BriefingRequest): BriefingRequest {
  const { regions, spec } = request;
  const listed = spec.arePlacesListed ? spec.regions : [];
  const dataset = asOf(partOf(whole, [...regions, ...listed, ...spec.references]), spec.asOf);
  const references = publishingPlaces(dataset, spec.references);
  const readable = { ...request, dataset, spec: { ...spec, references } };
  return { ...readable, regions: placesOfBriefing(dataset, spec, regions) };
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
  const request = readableBy(asked);
  return { request, analysis, view: wordView(request, analysis) };
}

function wordView(request: BriefingRequest, analysis: Analysis): View {
  const { dataset, spec, regions, locale, earlier = null } = request;
  return buildView({ dataset, spec, kind: kindOf(request), regions, analysis, locale, earlier });
}

/** Draws the charts of a view and renders its page. */
export async function setPage(
  view: View,
  { templates }: BriefingRequest,
  draw: DrawCharts,
): Promise<Page> {
  const figures = await draw(drawnIn(view).map(({ spec }) => spec));
  return { view, html: renderPage(view, figures, templates) };
}

/**
 * Makes a briefing of its draft: draw, set, print, finish.
 *
 * A briefing with a limit of pages is worded again, with ever more left out, until it fits.
 * Errors: those of the stages, as ReportError.
 */
export async function printDraft(
  draft: Draft,
  printer: Printer,
  {
    onPage,
    knownFit = null,
    drawCharts: draw = drawCharts,
    identifier,
    ...options
  }: MakeOptions = {},
): Promise<Briefing> {
  const { request, analysis } = draft;
  const make = async (omitted: Omitted) => {
    const shown = omitted === NOTHING_OMITTED ? analysis : trim(analysis, omitted);
    const page = await setPage(wordShown(shown, draft), request, draw);
    onPage?.(page);
    return {
      ...page,
      analysis: shown,
      printed: await printer.print({ html: page.html, ...options }),
    };
  };
  const ways = waysToMakeRoom(analysis);
  const { made, fit } = await fitToPages(request.spec, ways, { make, known: knownFit });
  const { view, html, printed } = made;
  const attachments = await attachFigures(request.dataset, view);
  const about = identifier === undefined ? view : { ...view, identifier };
  const pdf = await printer.finish(printed, about, attachments);
  const { pages, anchors } = printed;
  const facts = [...view.facts, ...numberPages(pages)];
  return { analysis: made.analysis, view, html, pdf, pages, facts, anchors, fit };
}

function wordShown(shown: Analysis, { request, analysis, view }: Draft): View {
  return shown === analysis ? view : wordView(request, shown);
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
