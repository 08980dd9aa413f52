import { existsSync, readdirSync, readFileSync } from "node:fs";
import { auditPdf } from "../../../src/audit/audit.ts";

/** Outside files, each about one rule; they stand beside the checkout. */
const FOLDER = new URL("../../../../shared/corpus/pdf-ua-1/", import.meta.url);

/** A file of the corpus and what the audit says of it. */
export interface Measured {
  readonly file: string;
  /** Clause of ISO 14289-1, e.g. `7.2`. */
  readonly clause: string;
  readonly isGood: boolean;
  readonly isAccepted: boolean;
}

/** Audits every file of the corpus. Errors: where the corpus is not there. */
export async function measureCorpus(): Promise<readonly Measured[]> {
  if (!existsSync(FOLDER))
    throw new Error(`The corpus of PDF/UA-1 files is missing: put it at ${FOLDER.pathname}`);
  const measured: Measured[] = [];
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".pdf"))) {
    const { findings } = await auditPdf(readFileSync(new URL(file, FOLDER)));
    measured.push({
      file,
      clause: (/^([\d.-]+)-t\d/.exec(file)?.[1] ?? "").replace("7-", "7."),
      isGood: file.includes("-pass-"),
      isAccepted: findings.every(({ severity }) => severity !== "error"),
    });
  }
  return measured;
}

/** How many are told rightly, e.g. `77/77`. */
export function scoreOf(measured: readonly Measured[], isGood: boolean): string {
  const some = measured.filter((each) => each.isGood === isGood);
  return `${some.filter(({ isAccepted }) => isAccepted === isGood).length}/${some.length}`;
}
