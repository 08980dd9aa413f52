import { type BriefingRequest, draftBriefing, setPage } from "../src/briefing.ts";
import { drawCharts } from "../src/charts/charts.ts";

/** Goes the way from a checked dataset to a page, everything on it, without a browser. */
export function writePage(request: BriefingRequest) {
  return setPage(draftBriefing(request).view, request, drawCharts);
}
