import { type FormerIds, presentId, presentRegions } from "../dataset/former-ids.ts";
import type { FindingAbout, ManifestFinding } from "../results/manifest.ts";
import type { FindingChange } from "./model.ts";

type Findings = readonly ManifestFinding[];

/** Finds the findings that appeared, went or are worded otherwise; those that went last. */
export function compareFindings(
  before: Findings,
  after: Findings,
  formerIds: FormerIds,
): readonly FindingChange[] {
  const present = before.map((finding) => withPresentIds(finding, formerIds));
  const pairs = pairFindings(present, after);
  const kept = new Set(pairs.values());
  return [
    ...after.flatMap((fresh) => describe(pairs.get(fresh) ?? null, fresh)),
    ...present.filter((old) => !kept.has(old)).flatMap((old) => describe(old, null)),
  ];
}

function describe(
  old: ManifestFinding | null,
  fresh: ManifestFinding | null,
): readonly FindingChange[] {
  const lead = (fresh ?? old)?.lead ?? "";
  const leadBefore = old?.lead ?? null;
  const [before, after] = [old?.text ?? null, fresh?.text ?? null];
  if (lead === leadBefore && before === after) return [];
  const kind = old === null ? "appeared" : fresh === null ? "went" : "reworded";
  return [{ kind, lead, leadBefore, before, after }];
}

/** New finding → the one that it was: the surest pairs are made first. */
function pairFindings(before: Findings, after: Findings) {
  const pairs = new Map<ManifestFinding, ManifestFinding>();
  const left = new Set(before);
  for (const isSame of LIKENESSES) {
    for (const fresh of after.filter((one) => !pairs.has(one))) {
      const old = [...left].find((one) => isSame(one, fresh));
      if (!old) continue;
      pairs.set(fresh, old);
      left.delete(old);
    }
  }
  return pairs;
}

type IsSame = (before: ManifestFinding, after: ManifestFinding) => boolean;

/**
 * What makes two findings one, the surest first: all that they are about; their subject and their places; their subject and
 * one place at least. Editions of an earlier version say no more than the lead.
 */
const LIKENESSES: readonly IsSame[] = [
  both(
    (old, fresh) =>
      isSameSubject(old, fresh) &&
      hasSame(old.indicators, fresh.indicators) &&
      hasSame(old.regions, fresh.regions),
  ),
  both((old, fresh) => isSameSubject(old, fresh) && hasSame(old.regions, fresh.regions)),
  both(
    (old, fresh) =>
      isSameSubject(old, fresh) && old.regions.some((id) => fresh.regions.includes(id)),
  ),
  (old, fresh) => (old.about === undefined || fresh.about === undefined) && old.lead === fresh.lead,
];

function both(isSame: (before: FindingAbout, after: FindingAbout) => boolean): IsSame {
  return (old, fresh) =>
    old.about !== undefined && fresh.about !== undefined && isSame(old.about, fresh.about);
}

function isSameSubject(old: FindingAbout, fresh: FindingAbout): boolean {
  const subjectOf = ({ kind, indicators, measure, target }: FindingAbout) =>
    [kind, indicators[0], measure, target].join(" ");
  return subjectOf(old) === subjectOf(fresh);
}

function hasSame(old: readonly string[], fresh: readonly string[]): boolean {
  return old.toSorted().join(" ") === fresh.toSorted().join(" ");
}

function withPresentIds(finding: ManifestFinding, formerIds: FormerIds): ManifestFinding {
  const { about } = finding;
  if (!about) return finding;
  const indicators = about.indicators.map((id) => presentId("indicator", id, formerIds));
  const regions = presentRegions(about.regions, formerIds);
  return { ...finding, about: { ...about, indicators, regions } };
}
