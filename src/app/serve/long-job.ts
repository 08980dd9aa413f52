import type { Language } from "../../dataset/model.ts";
import type { ServedFile } from "./library.ts";
import type { Progress } from "./queue.ts";
import type { Client } from "./waiting.ts";

/** Something that takes longer than whoever asked for it waits, as it is asked for again. */
export interface LongJob {
  /** 16 hexadecimal digits, for an address. */
  readonly key: string;
  /** The name that its files share. */
  readonly name: string;
  readonly title: string;
  readonly language: Language;
  /** Gives a file of it, by the ending of its name. */
  file(ending: string, client: Client): Promise<ServedFile | Making>;
}

/** How far it is. */
export interface Making {
  readonly kind: "making";
  readonly job: LongJob;
  readonly progress: Progress;
}
