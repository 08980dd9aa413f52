import { correctionOf } from "../../dataset/corrections.ts";
import type { Correction, Dataset, Language, Result } from "../../dataset/model.ts";
import { resultPath } from "../../results/address.ts";

/** A published result that was found wrong. */
export interface ServedCorrection {
  /** ISO date. */
  readonly date: string;
  readonly reason: Readonly<Record<Language, string>>;
  /** The address of what takes its place; null where nothing does, or only its fingerprint is known. */
  readonly replacedBy: string | null;
}

/** The correction of a result; null where it stands as it is. */
export function correctionAt(
  dataset: Pick<Dataset, "corrections">,
  fingerprint: string,
): ServedCorrection | null {
  const correction = correctionOf(dataset, fingerprint);
  return correction && served(correction);
}

/** All corrections of results whose names are known, the latest first, each with the address of its result. */
export function listCorrections({ corrections }: Pick<Dataset, "corrections">) {
  return corrections.flatMap((correction) => {
    const href = addressOf(correction.result);
    const title = correction.result.name;
    return href === null || title === null ? [] : [{ ...served(correction), title, href }];
  });
}

function served({ date, reason, replacedBy }: Correction): ServedCorrection {
  return { date, reason, replacedBy: replacedBy && addressOf(replacedBy) };
}

/** A result is at an address by its name. */
function addressOf({ fingerprint, name }: Result): string | null {
  return name === null ? null : `/${resultPath(fingerprint, name)}`;
}
