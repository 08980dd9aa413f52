import { type WatchOptions, watch as watchFolders } from "../../app/watch/watch.ts";
import { orSystemFault } from "../../system-fault.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, showDiagnostics, showError } from "./terminal.ts";

/** `briefings watch`: builds on every change and shows the result, until the user stops it. */
export async function watch(host: Host, options: WatchOptions): Promise<number> {
  await watchFolders(options, environmentOf(host), {
    onReady: (url) => log(host, `Watching ${options.data}/ and templates/: ${url}`),
    onMade: (name, seconds) => log(host, `${name} ${seconds.toFixed(2)} s`),
    onDiagnostics: (diagnostics, omitted) => showDiagnostics(host, diagnostics, omitted),
    onError: (error) => showError(host, orSystemFault(error), { debug: false }),
  });
  return 0;
}
