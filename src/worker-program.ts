/**
 * The address of the program of a thread, for `new Worker`.
 *
 * Shape: `name` without its ending, beside the file that asks, whose `import.meta.url` is given. Compiled, all programs
 * stand side by side; from source a thread has no loader for TypeScript but the one that it is told to register.
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
