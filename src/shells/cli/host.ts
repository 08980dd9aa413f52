import type { Environment } from "../../environment.ts";

/** The world as the command line sees it: what use cases see, and the streams of a terminal. */
export interface Host extends Omit<Environment, "notice"> {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Puts a question to the user and gives the answer; absent where nobody sits at a terminal. */
  readonly ask?: (question: string) => Promise<string>;
  /** Lets a command take longer to stop than others may. */
  readonly allowStopping?: (ms: number) => void;
}

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}
