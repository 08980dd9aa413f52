import { packageHome } from "../../../src/package.ts";
import type { Host } from "../../../src/shells/cli/host.ts";

/** A host whose streams are kept as text, without colours. */
export function testHost(
  overrides: Partial<Host> = {},
): Host & { out: () => string; err: () => string } {
  const written = { out: "", err: "" };
  let now = 0;
  return {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
    env: {},
    cwd: packageHome(),
    home: packageHome(),
    cores: 2,
    clockMs: () => (now += 1000),
    signal: new AbortController().signal,
    out: () => written.out,
    err: () => written.err,
    ...overrides,
  };
}
