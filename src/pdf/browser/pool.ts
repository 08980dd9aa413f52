import { ReportError } from "../../error.ts";
import type { Assets } from "../tab/address.ts";
import type { Tab } from "../tab/tab.ts";
import {
  endGeneration,
  type Generation,
  isLost,
  type Limits,
  openGeneration,
  useTab,
  warmTab,
} from "./generation.ts";
import type { Running } from "./start.ts";

/** Browsers, one after another, whose tabs are lent out and kept for the next document. */
export interface Pool {
  /** The browser in use; starts one where none is. */
  running(): Promise<Running>;
  /** True once something was asked of it. */
  isStarted(): boolean;
  /** Readies a tab with these fonts, so that the next document needn't wait for browser, tab or fonts. */
  warm(assets: Assets): void;
  /** Lends a tab until `use` is done; where its browser ends or hangs meanwhile, once more one of another browser. */
  lend<T>(use: (tab: Tab) => Promise<T>, limits: Limits): Promise<T>;
  /** Ends every browser. */
  close(): Promise<void>;
}

interface PoolOptions {
  /** Documents after which there is a fresh browser. */
  readonly recycleAfter: number;
  /** A browser that has not answered for so long is ended. */
  readonly mostSilentMs: number;
}

/** Opens a pool; no browser is started before it is needed. A start that fails is forgotten, the next tries again. */
export function openPool(
  start: () => Promise<Running>,
  { recycleAfter, mostSilentMs }: PoolOptions,
): Pool {
  const living = new Set<Generation>();
  let current: Generation | null = null;
  let isClosed = false;

  const retire = (generation: Generation) => {
    if (current === generation) current = null;
  };
  const begin = () => {
    const generation = openGeneration(start, mostSilentMs);
    living.add(generation);
    generation.over.signal.addEventListener("abort", () => {
      retire(generation);
      living.delete(generation);
    });
    return generation;
  };
  const take = () => {
    if (isClosed) throw new ReportError("CANCELLED", "The browser has been closed");
    current ??= begin();
    return current;
  };

  const lendOf = async <T>(
    generation: Generation,
    use: (tab: Tab) => Promise<T>,
    limits: Limits,
  ): Promise<T> => {
    generation.lent += 1;
    generation.documents += 1;
    if (generation.documents >= recycleAfter) retire(generation);
    try {
      return await useTab(generation, use, limits);
    } finally {
      generation.lent -= 1;
      if (generation !== current && generation.lent === 0) void endGeneration(generation);
    }
  };

  return {
    running: () => take().running,
    isStarted: () => current !== null,
    warm: (assets) => warmTab(take(), assets),
    lend: async (use, limits) => {
      const generation = take();
      try {
        return await lendOf(generation, use, limits);
      } catch (fault) {
        if (isClosed || limits.signal?.aborted || !(await isLost(generation))) throw fault;
        return lendOf(take(), use, limits);
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...living].map(endGeneration));
    },
  };
}
