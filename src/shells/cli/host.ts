import type { Environment } from "../../environment.ts";

/** The world as the command line sees it: what use cases see, and the streams of a terminal. */
export interface Host extends Omit<Environment, "notice"> {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Lets a command take longer to stop than others may. */
  readonly allowStopping?: (ms: number) => void;
}

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}
