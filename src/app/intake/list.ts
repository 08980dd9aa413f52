import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { shownPath } from "../../dataset/files.ts";
import { FaultList } from "../../fault-list.ts";
import { countDecisions, type IntakeCounts } from "../../intake/file/count.ts";
import type { IntakePlace } from "./inspect.ts";
import { openIntake } from "./open.ts";

/** An intake file in a list. */
export interface ListedIntake {
  readonly document: string;
  /** Null where the file has a fault of form. */
  readonly read: {
    readonly region: string;
    /** In Chinese, as the document has it; null where its head does not say. */
    readonly title: string | null;
    readonly counts: IntakeCounts;
    readonly unread: number;
  } | null;
}

/** Lists the intake files of a data folder, by name; what was read of a file is kept as long as the file stays as it is. */
export function openIntakeList({ folder, shown }: IntakePlace): () => Promise<ListedIntake[]> {
  const kept = new Map<string, { readonly stamp: string; readonly listed: ListedIntake }>();
  const listOne = async (name: string): Promise<ListedIntake> => {
    const path = `intake/${name}`;
    const { mtimeMs, size } = await stat(join(folder, path));
    const stamp = `${mtimeMs} ${size}`;
    const known = kept.get(name);
    if (known?.stamp === stamp) return known.listed;
    const listed = await readOne(folder, path, shownPath(shown, path));
    kept.set(name, { stamp, listed });
    return listed;
  };
  return async () => {
    const names = await readdir(join(folder, "intake")).catch(() => []);
    const own = names.filter((name) => name.endsWith(".yaml")).sort();
    return Promise.all(own.map(listOne));
  };
}

async function readOne(folder: string, path: string, shown: string): Promise<ListedIntake> {
  const opened = await openIntake(folder, path, shown, new FaultList().add);
  const document = path.replace(/^intake\/(.*)\.yaml$/, "$1");
  const spec = opened?.intake?.spec;
  if (!spec) return { document, read: null };
  const { region, unread } = spec;
  const counts = countDecisions(spec);
  return { document, read: { region, title: titleIn(spec.title), counts, unread: unread.length } };
}

/** The head is checked only when the document is added to the data. */
export function titleIn(title: unknown): string | null {
  if (typeof title !== "object" || title === null || !("zh" in title)) return null;
  return typeof title.zh === "string" && title.zh !== "" ? title.zh : null;
}
