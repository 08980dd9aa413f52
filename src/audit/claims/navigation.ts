import type { Finding } from "../model.ts";
import { nameOf, textOf } from "../raw/value.ts";
import { annotationsOf } from "./annotations.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports what users of screen readers would miss, e.g. title and targets of links (ISO 14289-1, 5, 7.1, 7.18). */
export function checkNavigation(claimant: Claimant): readonly Finding[] {
  const { file, xmp, pages } = claimant;
  const isShown = file.at(file.catalog, "ViewerPreferences", "DisplayDocTitle") === true;
  const part = xmp.values.get("pdfuaid:part")?.[0];
  return [
    ...(part === "1" ? [] : [fault("accessible-claim", `The file claims part ${part} of PDF/UA`)]),
    ...(xmp.values.get("dc:title")?.[0] ? [] : [fault("title-missing", "XMP has no title")]),
    ...(isShown
      ? []
      : [fault("title-not-shown", "The window shows the file's name, not its title")]),
    ...pages.flatMap((page, index) => {
      const annotations = annotationsOf(claimant, page);
      const links = annotations.filter((each) => nameOf(file.at(each, "Subtype")) === "Link");
      const silent = links.filter((link) => !textOf(file.at(link, "Contents"))?.trim());
      const loose = links.filter((link) => file.at(link, "StructParent") === null);
      const isOrdered = annotations.length === 0 || nameOf(file.at(page, "Tabs")) === "S";
      const report = (code: Finding["code"], message: string) => fault(code, message, index + 1);
      return [
        ...(isOrdered ? [] : [report("tab-order", "Tabs do not follow the structure")]),
        ...(silent.length === 0
          ? []
          : [report("link-silent", `${silent.length} links do not say where they lead`)]),
        ...(loose.length === 0
          ? []
          : [report("link-untagged", `${loose.length} links belong to no tag`)]),
      ];
    }),
  ];
}
