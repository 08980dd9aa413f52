import { analyze } from "./analysis/analyze.ts";
import { drawCharts } from "./charts/draw.ts";
import type { BriefingSpec, Dataset } from "./dataset/model.ts";
import { ReportError } from "./error.ts";
import { renderPage } from "./page/page.ts";
import type { Templates } from "./page/templates.ts";
import type { Finish, Printed, PrintJob } from "./pdf/model.ts";
import type { Kind } from "./view/kind.ts";
import type { Locale } from "./view/locale.ts";
import type { Fact, View } from "./view/model.ts";
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
}

/** Prints pages: the one part of the way that needs a browser. */
export interface Press {
  print(job: Pick<PrintJob, "html" | "knownPages" | "signal">): Promise<Printed>;
  finish(printed: Printed, finish: Finish): Promise<Uint8Array>;
  readonly finishOf: (view: View) => Finish;
}

export interface Briefing {
  readonly view: View;
  readonly html: string;
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly facts: readonly Fact[];
  /** Anchor → page, to save a print next time. */
  readonly anchors: Readonly<Record<string, number>>;
}

/** Goes the whole way from a checked dataset to a page that needs only printing. */
export async function writePage(request: BriefingRequest): Promise<{ view: View; html: string }> {
  const { dataset, spec, regions, locale, templates } = request;
  const kind = kindOf(request);
  const analysis = analyze(dataset, spec, regions, kind);
  const view = buildView({ dataset, spec, kind, regions, analysis, locale });
  const figures = await drawCharts(
    view.sections.flatMap(({ charts }) => charts.map((c) => c.spec)),
  );
  return { view, html: renderPage(view, figures, templates) };
}

/**
 * Makes a briefing: compare, word, draw, set, print, finish.
 *
 * Errors: those of the stages, as ReportError.
 */
export async function makeBriefing(
  request: BriefingRequest,
  press: Press,
  options: Pick<PrintJob, "knownPages" | "signal"> = {},
): Promise<Briefing> {
  const { view, html } = await writePage(request);
  const printed = await press.print({ html, ...options });
  const pdf = await press.finish(printed, press.finishOf(view));
  return { view, html, pdf, pages: printed.pages, facts: view.facts, anchors: printed.anchors };
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
