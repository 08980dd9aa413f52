import type { Omitted } from "./analysis/omitted.ts";
import type { Ladder } from "./analysis/trim.ts";
import { ReportError } from "./error.ts";

/** How much is left out so that a briefing fits: a rung of a ladder; `{ ladder: 0, rung: 0 }` is nothing. */
export interface Fit {
  readonly ladder: number;
  readonly rung: number;
}

interface Fitting<Made> {
  /** Makes the briefing without what is left out. */
  readonly make: (omitted: Omitted) => Promise<Made>;
  readonly fits: (made: Made) => boolean;
  /** The rung with which it fitted the last time, which saves most of the search. */
  readonly known?: Fit | null;
}

interface Fitted<Made> {
  readonly made: Made;
  readonly fit: Fit;
}

/** A briefing that was printed. */
interface OnPages {
  readonly printed: { readonly pages: number };
}

/**
 * Makes a briefing with the least left out that fits its limit of pages; all of it where it has none.
 *
 * Errors: PRINT_FAILED where nothing that may be left out makes it fit; those of `make`.
 */
export async function fitToPages<Made extends OnPages>(
  { id, pages }: { readonly id: string; readonly pages: number | null },
  ladders: readonly Ladder[],
  fitting: Pick<Fitting<Made>, "make" | "known">,
): Promise<Fitted<Made>> {
  const limit = pages ?? Number.POSITIVE_INFINITY;
  const fits = ({ printed }: Made) => printed.pages <= limit;
  const fitted = await findFit(ladders, { ...fitting, fits });
  if (fitted) return fitted;
  throw new ReportError("PRINT_FAILED", `${id} does not fit on ${limit} pages`, {
    hint: "raise `pages` in the briefing's file or ask for fewer indicators",
  });
}

/**
 * Finds the first rung that fits, ladder by ladder; null where none does.
 *
 * Shape: the result is the same with and without `known`, since leaving out more never takes more pages.
 */
export async function findFit<Made>(
  ladders: readonly Ladder[],
  { make, fits, known = null }: Fitting<Made>,
): Promise<Fitted<Made> | null> {
  const madeByFit = new Map<string, Made>();
  const attempt: Attempt<Made> = async (fit) => {
    const omitted = ladders[fit.ladder]?.[fit.rung];
    if (!omitted) return null;
    const name = JSON.stringify([fit.ladder, fit.rung]);
    const made = madeByFit.get(name) ?? (await make(omitted));
    // Briefings that do not fit are kept as well: the search below may attempt rungs that `isFirst` has attempted.
    madeByFit.set(name, made);
    return fits(made) ? { made, fit } : null;
  };
  const again = known && (await attempt(known));
  if (again && (await isFirst(again.fit, ladders, attempt))) return again;
  const whole = await attempt(WHOLE);
  if (whole) return whole;
  for (const [ladder, { length }] of ladders.entries()) {
    const fitting = await climb(ladder, {
      attempt,
      length,
      isSure: ladder === ladders.length - 1,
    });
    if (fitting) return fitting;
  }
  return null;
}

/** Makes the briefing of a rung; null where it does not fit, or where there is no such rung. */
type Attempt<Made> = (fit: Fit) => Promise<Fitted<Made> | null>;

const WHOLE: Fit = { ladder: 0, rung: 0 };

/** True where neither the rung before a fit nor the last rung of any ladder before it fits. */
async function isFirst<Made>(
  { ladder, rung }: Fit,
  ladders: readonly Ladder[],
  attempt: Attempt<Made>,
): Promise<boolean> {
  if (rung > 0 && (await attempt({ ladder, rung: rung - 1 }))) return false;
  for (const [before, { length }] of ladders.slice(0, ladder).entries()) {
    if (await attempt({ ladder: before, rung: length - 1 })) return false;
  }
  return true;
}

interface Climb<Made> {
  readonly attempt: Attempt<Made>;
  /** Rungs of the ladder. */
  readonly length: number;
  /** True for the last ladder: its last rung is not attempted first, as there is no other ladder to go on with. */
  readonly isSure: boolean;
}

async function climb<Made>(
  ladder: number,
  { attempt, length, isSure }: Climb<Made>,
): Promise<Fitted<Made> | null> {
  // Halving finds the lowest rung that fits. Rung 0 of the first ladder leaves out nothing and is known not to fit.
  let [low, high] = [ladder === WHOLE.ladder ? 1 : 0, length - 1];
  let fitting: Fitted<Made> | null = null;
  if (!isSure) {
    // If even the last rung, which leaves out most, does not fit, no rung of this ladder does: the next one is tried.
    fitting = await attempt({ ladder, rung: high });
    if (!fitting) return null;
    high -= 1;
  }
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const tried = await attempt({ ladder, rung: middle });
    if (tried) {
      fitting = tried;
      high = middle - 1;
    } else low = middle + 1;
  }
  return fitting;
}
