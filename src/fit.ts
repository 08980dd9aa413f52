import type { Omitted } from "./analysis/omitted.ts";
import type { Ladder } from "./analysis/trim.ts";
import { ReportError } from "./error.ts";

/** How far up which ladder a briefing fits its pages; `{ ladder: 0, rung: 0 }` is all of it. */
export interface Fit {
  readonly ladder: number;
  readonly rung: number;
}

export interface Fitting<Made> {
  /** Makes the briefing without what is left out. */
  readonly make: (omitted: Omitted) => Promise<Made>;
  readonly fits: (made: Made) => boolean;
  /** Where it fitted the last time, which saves most of the search. */
  readonly known?: Fit | null;
}

export interface Fitted<Made> {
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
 * Finds the first way that fits, ladder by ladder; null where none does.
 *
 * Shape: the same whether or not it is known where to begin, since less on the page never takes more pages.
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
    // What does not fit is asked for again only to say so.
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

/** Null where that way does not fit, or there is none. */
type Attempt<Made> = (fit: Fit) => Promise<Fitted<Made> | null>;

const WHOLE: Fit = { ladder: 0, rung: 0 };

/** True where the way before it does not fit, nor the end of any ladder before it. */
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
  /** True where the last way is known to fit, or nothing else is left to try. */
  readonly isSure: boolean;
}

async function climb<Made>(
  ladder: number,
  { attempt, length, isSure }: Climb<Made>,
): Promise<Fitted<Made> | null> {
  // Halving finds the first way that fits. The whole, at the foot of the first ladder, is known not to.
  let [low, high] = [ladder === WHOLE.ladder ? 1 : 0, length - 1];
  let fitting: Fitted<Made> | null = null;
  if (!isSure) {
    // A ladder that another follows may lead nowhere.
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
