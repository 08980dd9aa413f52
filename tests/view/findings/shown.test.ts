import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyze } from "../../../src/analysis/analyze.ts";
import { FINDING_KINDS, type FindingKind } from "../../../src/analysis/findings/model.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { packageHome } from "../../../src/package.ts";
import { sayFinding, wordFinding } from "../../../src/view/findings/word.ts";
import { readKind } from "../../../src/view/kind.ts";
import { readLocale } from "../../../src/view/locale.ts";
import type { View } from "../../../src/view/model.ts";
import { plainText } from "../../../src/view/sentence.ts";
import { buildView } from "../../../src/view/view.ts";
import { briefingOn } from "../../analysis/briefing.ts";
import { PRODUCT } from "../../analysis/builder.ts";
import { contextFor } from "../context.ts";
import { datasetOf, findingOf, focusOf, REGIONS } from "./samples.ts";

const locale = readLocale(
  readFileSync(join(packageHome(), "templates/locales/en.yaml"), "utf8"),
  "en",
);

/** A briefing that takes up the product. */
const SPEC = briefingOn(REGIONS, {
  headline: [{ indicator: PRODUCT, measures: ["level"] }],
});

/** What a briefing of a kind with these lines says of the sample of a kind of finding. */
function viewOf(sample: FindingKind, lines: string): View {
  const kind = readKind("k", `name: { zh: 简报, en: Briefing }\n${lines}`);
  const dataset = datasetOf(sample);
  const spec = { ...SPEC, focus: focusOf(sample) };
  const analysis = analyze(dataset, spec, REGIONS, kind);
  return buildView({ dataset, spec, kind, regions: REGIONS, analysis, locale });
}

function contextOf(sample: FindingKind, dataset: Dataset) {
  const focus = focusOf(sample);
  return contextFor(dataset, "en", focus === null ? {} : { focus: [focus] });
}

describe("a kind of briefing that names no findings to do without", () => {
  it.each(FINDING_KINDS)(
    "shows %s among its key findings, and does without it where told",
    (one) => {
      const dataset = datasetOf(one);
      const { lead } = wordFinding(contextOf(one, dataset), findingOf(one, dataset));
      const leadsOf = (more: string) =>
        viewOf(one, `parts: [findings]\nfindings: 20\n${more}`).findings.map((told) => told.lead);
      expect(leadsOf("")).toContain(lead);
      expect(leadsOf(`withoutFindings: [${one}]`)).not.toContain(lead);
      expect(leadsOf(`withoutSectionFindings: [${one}]`)).toContain(lead);
    },
  );

  // What is of the headline as a whole is of no theme.
  const ofThemes = FINDING_KINDS.filter((one) => !findingOf(one, datasetOf(one)).isOfHeadline);

  it.each(ofThemes)("shows %s in the lead of its section, and not where told", (one) => {
    const dataset = datasetOf(one);
    const said = plainText(sayFinding(contextOf(one, dataset), findingOf(one, dataset)));
    const leadOf = (more: string) =>
      viewOf(one, `parts: [leads]\nfindings: 0\nsectionFindings: 20\n${more}`)
        .sections.map(({ lead }) => plainText(lead))
        .join();
    expect(leadOf("")).toContain(said);
    expect(leadOf(`withoutSectionFindings: [${one}]`)).not.toContain(said);
    expect(leadOf(`withoutFindings: [${one}]`)).toContain(said);
  });
});
