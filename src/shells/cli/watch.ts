import { type WatchOptions, watch as watchFolders } from "../../app/watch/watch.ts";
import type { Diagnostic, Omitted } from "../../diagnostic.ts";
import { orSystemFault } from "../../system-fault.ts";
import { openPreview } from "../http/preview.ts";
import { environmentOf } from "./environment.ts";
import type { Host } from "./host.ts";
import { log, showDiagnostics, showError } from "./terminal.ts";

/** `briefings watch`: builds on every change and shows the result, until the user stops it. */
export async function watch(host: Host, options: WatchOptions): Promise<number> {
  const listener = {
    onReady: (url: string) => log(host, `Watching ${options.data}/ and templates/: ${url}`),
    onMade: (name: string, seconds: number) => log(host, `${name} ${seconds.toFixed(2)} s`),
    onDiagnostics: (diagnostics: readonly Diagnostic[], omitted?: readonly Omitted[]) =>
      showDiagnostics(host, diagnostics, omitted),
    onError: (error: unknown) => showError(host, orSystemFault(error), { debug: false }),
  };
  await watchFolders(options, environmentOf(host), listener, openPreview);
  return 0;
}
