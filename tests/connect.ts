import { type ConnectOptions, type Database, openDatabase } from "../src/database/connect.ts";

/** Opens a database by its address, silently. */
export function connect(url: string, options: Partial<ConnectOptions> = {}): Promise<Database> {
  const silent = { name: "briefings test", notice: () => {}, signal: new AbortController().signal };
  return openDatabase(url, { ...silent, ...options });
}
