import type { Finish, Printed } from "../model.ts";
import { openRawPdf } from "../raw/open.ts";
import { describeColours } from "./archive.ts";
import { attachFiles } from "./attachments.ts";
import { describeWhole } from "./catalog.ts";
import { renumberElements, sortElementIndex } from "./element-ids.ts";
import { describeLinks } from "./links.ts";
import { markPages } from "./mark-pages.ts";
import { writeMetadata } from "./metadata.ts";
import { revise } from "./revision.ts";
import { simplifyStructure } from "./structure.ts";
import { openFigures } from "./tags/figures.ts";
import { completeLists } from "./tags/lists.ts";
import { completeRows } from "./tags/rows.ts";
import { changeTags } from "./tags/tags.ts";
import { writeRevision } from "./write.ts";

/** Makes the finished PDF of a printed one: structure, labels, links, attachments, colours, artifacts, metadata. */
export function assemblePdf(
  { pdf, linkTexts }: Pick<Printed, "pdf" | "linkTexts">,
  finish: Finish,
): Uint8Array {
  const printed = simplifyStructure(openRawPdf(renumberElements(pdf)));
  const revision = revise(changeTags(printed, [completeLists, openFigures, completeRows]));
  sortElementIndex(revision);
  describeWhole(revision, finish);
  describeLinks(revision, linkTexts, finish.lang);
  attachFiles(revision, finish.attachments ?? [], finish.date);
  if (finish.archive) describeColours(revision);
  writeMetadata(revision, finish, markPages(revision));
  return writeRevision(revision);
}
