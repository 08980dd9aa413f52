import { type TemplateTree, webTemplates, webText } from "../../web/web-templates.ts";
import type { PictureView } from "./crop.ts";
import type { Told } from "./finding.ts";
import { keepNumbers } from "./kept.ts";
import type { ReportView } from "./view.ts";

/** Sets a change report as one HTML page with its pictures inside; the same page is printed as PDF. */
export function renderReport(view: ReportView, tree: TemplateTree): string {
  return webTemplates(tree).fill("changes.hbs", {
    ...view,
    styles: webText(tree, "web/web.css") + webText(tree, "web/changes.css"),
    findings: {
      ...view.findings,
      items: view.findings.items.map((finding) => ({
        ...finding,
        before: finding.before && keepIn(finding.before),
        after: finding.after && keepIn(finding.after),
      })),
    },
    crops: view.crops.map((crop) => ({
      ...crop,
      before: embed(crop.before),
      after: embed(crop.after),
    })),
  });
}

function keepIn({ lead, text }: Told) {
  return { lead: keepNumbers(lead), text: keepNumbers(text) };
}

function embed({ jpeg, widthPt, heightPt, alt }: PictureView) {
  const source = `data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}`;
  return { source, widthPt, heightPt, alt };
}
