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
