import type { Candidate } from "../model.ts";
import { shareHeld } from "./amount.ts";
import { type Grounds, type Testimony, type Witness, wordsBetween } from "./witness.ts";

/** The plan is told shortly before what was done of it. */
const LONGEST = 60;
const OF_PLAN = /完成(?:了?(?:年度|全年)?(?:投资)?)(?:计划|目标|任务)的?$/;
const RATE = /^[,，、]?(?:投资)?完成率(?:达到?|为)?$/;

/** What was planned, what was done, and how much of the plan that is: 计划投资80亿元,完成投资90亿元,完成计划的112.5%. */
export const completion: Witness = (candidates, grounds) =>
  candidates.flatMap((share, index): readonly Testimony[] => {
    const [whole, part] = [candidates[index - 2], candidates[index - 1]];
    if (!whole || !part || share.unit !== "%" || !isPlanned(index - 2, candidates, grounds))
      return [];
    const words = wordsBetween(part, share, grounds);
    const isNear = wordsBetween(whole, part, grounds).length <= LONGEST;
    if (!isNear || !(OF_PLAN.test(words) || RATE.test(words))) return [];
    return shareHeld("completion-differs", { part, whole, share }, grounds);
  });

function isPlanned(index: number, candidates: readonly Candidate[], grounds: Grounds): boolean {
  const one = candidates[index];
  return (
    one !== undefined &&
    /计划[^。;；]{0,8}$/.test(wordsBetween(candidates[index - 1], one, grounds))
  );
}
