import { fileURLToPath } from "node:url";

/**
 * The address of the program of a thread, for `new Worker`.
 *
 * Shape: `name` is the file's name without its ending, in the folder of the caller, whose `import.meta.url` is given.
 * From source, the thread starts with a line that registers the TypeScript loader, which a thread does not have.
 */
export function workerProgram(name: string, importMetaUrl: string): URL {
  if (!importMetaUrl.endsWith(".ts")) return new URL(`${name}.js`, importMetaUrl);
  const start = [
    `import { register } from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))};`,
    "register();",
    `await import(${JSON.stringify(new URL(`${name}.ts`, importMetaUrl).href)});`,
  ];
  return new URL(`data:text/javascript,${encodeURIComponent(start.join("\n"))}`);
}

/** A program for a process of its own, for `fork`. */
interface ChildProgram {
  readonly path: string;
  /** Options of Node before it. */
  readonly execArgv: readonly string[];
}

/** As `workerProgram`, for a process in place of a thread. */
export function childProgram(name: string, importMetaUrl: string): ChildProgram {
  const isSource = importMetaUrl.endsWith(".ts");
  const path = fileURLToPath(new URL(`${name}.${isSource ? "ts" : "js"}`, importMetaUrl));
  return { path, execArgv: isSource ? ["--import", import.meta.resolve("tsx")] : [] };
}
