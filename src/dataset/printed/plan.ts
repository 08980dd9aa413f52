const PLAN_WORDS = /计划|目标|任务|\b(?:plan|target)/i;

/** True where the words of a figure say that it was planned, whatever else their place in the document tells. */
export function saysPlan(printed: string): boolean {
  return PLAN_WORDS.test(printed);
}
