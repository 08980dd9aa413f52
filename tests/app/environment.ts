import type { Environment } from "../../src/environment.ts";
import { packageHome } from "../../src/package.ts";

/** An environment without a terminal, whose notices are kept. */
export function testEnvironment(
  overrides: Partial<Environment> = {},
): Environment & { readonly notices: readonly string[] } {
  const notices: string[] = [];
  let now = 0;
  return {
    env: {},
    cwd: packageHome(),
    home: packageHome(),
    cores: 2,
    clockMs: () => (now += 1000),
    signal: new AbortController().signal,
    notice: (line) => notices.push(line),
    notices,
    ...overrides,
  };
}
