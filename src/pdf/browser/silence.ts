import { setTimeout as sleep } from "node:timers/promises";
import type { Launched } from "./launch.ts";

/** A busy browser answers within moments; one that was stopped, or hangs, never does. */
export const MOST_SILENT_MS = 20_000;

/** An answer may have come while this process was busy itself: it is told only after so many turns without one. */
const TURNS = 20;

/**
 * Asks a browser for its version again and again; resolves with true once it has not answered for so long, with false
 * when it has ended. The process may end meanwhile.
 */
export async function isSilenced(
  { browser, process }: Pick<Launched, "browser" | "process">,
  mostSilentMs: number,
): Promise<boolean> {
  const turnMs = mostSilentMs / TURNS;
  const pause = () => sleep(turnMs, undefined, { ref: false });
  let hasEnded = false;
  void process.ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    let hasAnswered = false;
    const answered = () => {
      hasAnswered = true;
    };
    browser.version().then(answered, answered);
    await pause();
    for (let turns = 1; !hasAnswered && !hasEnded; turns += 1) {
      if (turns >= TURNS) return true;
      await pause();
    }
  }
  return false;
}
