import { type BriefingSpec, type Dataset, LANGUAGES } from "../../dataset/model.ts";
import type { Asked } from "./choice.ts";

/** More places take so long to set that who comes meanwhile would wait. */
const MOST_PLACES = 12;

/**
 * Sets pages for nobody after a service has started, in threads that print as well: the first two dozen take several times as long as the
 * later ones, while the engine compiles what they need. It is over as soon as others ask, whose pages do the same.
 */
export async function warmPages(
  dataset: Dataset,
  how: { readonly set: (asked: Asked) => Promise<unknown>; readonly isOver: () => boolean },
): Promise<void> {
  for (const asked of pagesToWarm(dataset)) {
    if (how.isOver()) return;
    // What is wrong with one is told to whoever asks for it.
    await how.set(asked).catch(() => {});
  }
}

/** One briefing of each kind in each language, the shortest first, then the same without each of its places, the kinds in turn. */
function pagesToWarm({ briefings }: Dataset): readonly Asked[] {
  const few = [...briefings.values()].filter(({ regions }) => regions.length <= MOST_PLACES);
  const most = ({ pages }: BriefingSpec) => pages ?? Number.POSITIVE_INFINITY;
  const ofKinds = [...new Map(few.map((spec) => [spec.kind, spec])).values()].sort((a, b) =>
    most(a) === most(b) ? 0 : most(a) - most(b),
  );
  const whole = ofKinds.map((spec) => ask(spec, {}));
  const parts = Array.from({ length: MOST_PLACES }, (_, left) =>
    ofKinds
      .filter(({ regions }) => regions.length > 2 && left < regions.length)
      .map((spec) => ask(spec, { regions: spec.regions.filter((_id, at) => at !== left) })),
  );
  return [whole, ...parts].flat(2);
}

function ask({ id }: BriefingSpec, choice: Asked["choice"]): readonly Asked[] {
  return LANGUAGES.map((language) => ({ id, language, choice }));
}
