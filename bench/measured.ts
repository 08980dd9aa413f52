import { spawnSync } from "node:child_process";

/** Tells at its end how much memory the process took. */
const TELL_MEMORY = `data:text/javascript,process.on("exit",()=>process.stderr.write("\\nKB "+process.resourceUsage().maxRSS+"\\n"))`;

/** Runs the built command and tells how long it took and how much memory. */
export function runMeasured(
  program: string,
  argv: readonly string[],
): { readonly seconds: number; readonly mb: number } {
  const begun = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", TELL_MEMORY, program, ...argv],
    // What a command prints may be more than would be kept of it.
    { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] },
  );
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new Error(`${argv.join(" ")} failed: ${stderr}`);
  return { seconds, mb: Number(/KB (\d+)/.exec(stderr)?.[1]) / 1024 };
}
