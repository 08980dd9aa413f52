import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { auditPdf } from "../src/audit/audit.ts";
import { draftBriefing, printDraft } from "../src/briefing.ts";
import { LANGUAGES } from "../src/dataset/model.ts";
import { isForPlaces } from "../src/view/kind.ts";
import { HARD, inventDataset } from "./dataset/read.ts";
import { type PrintParts, withParts, withPrintParts } from "./parts.ts";

/** Makes and audits every kind of briefing for so many places, and tells of each how large it is and what is wrong. */

const numbers = (text: string) => text.split(",").map(Number);
const words = (text: string) => text.split(",");
const options = new Command("kinds")
  .description("Makes and audits every kind of briefing of invented places.")
  .option("--counts <list>", "numbers of places", numbers, [1, 2, 5, 6, 7, 8, 12, 20, 33, 60])
  .option("--kinds <list>", "kinds", words, [
    "comparison",
    "one-page",
    "profile",
    "targets",
    "data-book",
  ])
  .option("--indicators <number>", "", Number, 50)
  .option("--hard", "long names and units, words, contradictions, estimates")
  .option("--out <dir>", "folder to write the PDFs to")
  .parse()
  .opts<{
    counts: number[];
    kinds: string[];
    indicators: number;
    hard?: boolean;
    out?: string;
  }>();

let wrong = 0;
await withParts((parts) =>
  withPrintParts(parts, async (printParts) => {
    for (const count of options.counts) await makeAll(count, printParts);
  }),
);
console.log(`${wrong} with something wrong`);
process.exitCode = wrong > 0 ? 1 : 0;

async function makeAll(count: number, { design, printer }: PrintParts): Promise<void> {
  const { indicators, hard = false } = options;
  const more = hard ? HARD : {};
  const dataset = inventDataset({ places: count, compared: count, indicators, ...more });
  for (const id of options.kinds) {
    const spec = [...dataset.briefings.values()].find(({ kind }) => kind === id);
    const kind = design.kindById.get(id);
    if (!spec || !kind) throw new Error(`There is no kind ${id}`);
    if (!isForPlaces(kind, spec.regions.length)) continue;
    for (const language of LANGUAGES) {
      const locale = design.localeByLanguage[language];
      const begun = performance.now();
      const request = { dataset, spec, regions: spec.regions, locale, ...design };
      const told = await printDraft(draftBriefing(request), printer).then(
        async ({ pdf, facts, pages }) => {
          const seconds = (performance.now() - begun) / 1000;
          if (options.out) writeFileSync(join(options.out, `${id}-${count}.${language}.pdf`), pdf);
          const { findings } = await auditPdf(pdf, { facts });
          const size = `${pages} pages, ${Math.round(pdf.length / 1024)} KB, ${seconds.toFixed(1)} s`;
          return { size, faults: findings.map((one) => `${one.page} ${one.code} ${one.message}`) };
        },
        (error: Error) => ({ size: "not made", faults: [error.message] }),
      );
      if (told.faults.length > 0) wrong += 1;
      console.log(`${id} ${count} ${language}: ${told.size}, ${told.faults.length} findings`);
      for (const fault of told.faults.slice(0, 5)) console.log(`  ${fault}`);
    }
  }
}
