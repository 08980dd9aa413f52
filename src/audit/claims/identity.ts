import type { Finding } from "../model.ts";
import { type Claimant, fault } from "./model.ts";

/** Reports a claim that is not one of PDF/A-3 (ISO 19005-3, 6.6.4). */
export function checkIdentity({ xmp, level }: Claimant): readonly Finding[] {
  const part = xmp.values.get("pdfaid:part")?.[0] ?? "none";
  const report = (message: string) => fault("archive-claim", message);
  return [
    ...(part === "3" ? [] : [report(`The file claims part ${part} of PDF/A, expected 3`)]),
    ...(/^[ABU]$/.test(level)
      ? []
      : [report(`The file claims level ${level}, expected A, B or U`)]),
  ];
}
