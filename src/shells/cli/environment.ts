import type { Environment } from "../../environment.ts";
import type { Host } from "./host.ts";
import { log } from "./terminal.ts";

/** The world as a use case sees it; what a user should see once goes to stderr. */
export function environmentOf(host: Host): Environment {
  return { ...host, notice: (line) => log(host, line) };
}
