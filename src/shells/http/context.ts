import type { Service } from "../../app/serve/service.ts";
import type { Metrics } from "./metrics.ts";
import type { ServerOptions } from "./options.ts";

/** What routes answer with. */
export interface Context {
  readonly service: Service;
  readonly options: ServerOptions;
  readonly metrics: Metrics;
}
