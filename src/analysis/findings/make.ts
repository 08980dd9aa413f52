import type { Figure } from "../../dataset/model.ts";
import type { Comparison } from "../model.ts";
import type { FindingKind, FindingOf, Marks } from "./model.ts";
import type { Survey, Topic } from "./survey.ts";
import {
  independenceOf,
  PLAIN_SIZE,
  prominenceOf,
  substanceOf,
  WORTH_BY_KIND,
  weigh,
} from "./weight.ts";

/** The fields of a finding that are made in the same way for every kind. */
type Common<Kind extends FindingKind> = Omit<FindingOf<Kind>, "params">;

/** What those fields are made from. */
interface Making<Kind extends FindingKind> {
  readonly kind: Kind;
  /** 0 to 1: how large the difference is that it tells of. Default: of none in particular. */
  readonly size?: number;
  /** 0 to 1: of how many of the places asked it is. */
  readonly coverage: number;
  /** All figures it rests on. */
  readonly figures: readonly Figure[];
  /** Figures of the places of which it says most. */
  readonly subjects: readonly Figure[];
  /** True where each place is held against itself, so that equal targets say different things. Default: false. */
  readonly isOwn?: boolean;
  /** Name of what it says, e.g. `gap` or `revision/zhangdian`; absent where it says how the figures compare. */
  readonly fact?: string;
}

/** Returns what a finding has in common with all others. */
export function makeCommon<Kind extends FindingKind>(
  { dataset, placeByRegion, headline }: Survey,
  { indicator }: Topic,
  { measure, target }: Pick<Comparison, "measure" | "target">,
  { kind, size = PLAIN_SIZE, coverage, figures, subjects, isOwn = false, fact }: Making<Kind>,
): Common<Kind> {
  const concerned = new Set(figures.map((figure) => figure.region));
  return {
    kind,
    weight: weigh({
      kind: WORTH_BY_KIND[kind],
      size,
      coverage,
      prominence: prominenceOf(headline, indicator.id),
      substance: substanceOf(dataset, indicator.id),
      independence: target && !isOwn ? independenceOf(dataset, figures) : 1,
    }),
    theme: indicator.theme,
    indicator: indicator.id,
    measure,
    target,
    regions: [...concerned].sort(
      (a, b) => (placeByRegion.get(a) ?? 0) - (placeByRegion.get(b) ?? 0),
    ),
    subjects: [...new Set(subjects.map((figure) => figure.region))],
    facts: [[indicator.id, measure, target ? "target" : "outcome", fact].filter(Boolean).join("/")],
    evidence: figures.map((figure) => figure.id),
    marks: marksOf(figures),
  };
}

/** Returns what is uncertain in figures. */
function marksOf(figures: readonly Figure[]): Marks {
  const idsWhere = (holds: (figure: Figure) => boolean) =>
    figures.filter(holds).map((figure) => figure.id);
  return {
    estimates: idsWhere((figure) => figure.status === "estimate"),
    bounds: idsWhere((figure) => figure.bound !== "exact"),
    conflicts: idsWhere((figure) => figure.standing === "contradicted" || figure.remark !== null),
  };
}
