import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

const SHOWN = 10;

/** Names, after a run of many files, those that took longest. */
export default class Slowest implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= SHOWN) return;
    const longest = modules
      .map((module) => ({ path: relative(process.cwd(), module.moduleId), ms: msOf(module) }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, SHOWN);
    const lines = longest.map(({ path, ms }) => `${(ms / 1000).toFixed(1).padStart(8)} s  ${path}`);
    process.stdout.write(`\n Slowest files\n${lines.join("\n")}\n`);
  }
}

function msOf(module: TestModule): number {
  const { duration, collectDuration, setupDuration } = module.diagnostic();
  return duration + collectDuration + setupDuration;
}
