import { type TemplateTree, webTemplates, webText } from "../../web/web-templates.ts";
import type { PictureView, ReportView } from "./view.ts";

/** Sets a change report as one HTML page with its pictures inside; the same page is printed as PDF. */
export function renderReport(view: ReportView, tree: TemplateTree): string {
  return webTemplates(tree).fill("changes.hbs", {
    ...view,
    styles: webText(tree, "web/web.css") + webText(tree, "web/changes.css"),
    outputs: view.outputs.map((output) => ({
      ...output,
      pages: output.pages.map((page) => ({
        ...page,
        lines: page.lines.map(({ kind, text }) => ({ text, isAdded: kind === "added" })),
        hasPictures: page.before !== null || page.after !== null,
        before: embed(page.before),
        after: embed(page.after),
      })),
    })),
  });
}

function embed(view: PictureView | null) {
  if (!view?.picture.jpeg) return null;
  const { widthPx, heightPx, jpeg } = view.picture;
  const source = `data:image/jpeg;base64,${Buffer.from(jpeg).toString("base64")}`;
  return { source, width: widthPx, height: heightPx, alt: view.alt };
}
