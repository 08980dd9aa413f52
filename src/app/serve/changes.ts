import type { Design } from "../../design.ts";
import { ReportError } from "../../error.ts";
import { type BuildChange, listChanges, readChanges } from "../../gallery/changes.ts";
import { sha256 } from "../../store/folder.ts";
import type { Store } from "../../store/store.ts";
import { namesOf } from "../../web/names.ts";
import { webText } from "../../web/web-templates.ts";
import { readWords } from "../../web/words.ts";
import type { Edition } from "./edition.ts";
import type { ChangesSince } from "./makers/changes.ts";
import type { Orders } from "./orders.ts";
import type { Client } from "./waiting.ts";

/** What has changed, for whoever holds a briefing. */
export interface ServedChanges {
  /** What changed with the latest build in the output folder; nothing where there was none, or it changed nothing. */
  latest(): Promise<readonly BuildChange[]>;
  /**
   * What has changed since a PDF was made.
   *
   * Errors: USAGE for a file of which nothing can be told; BUSY, CANCELLED.
   */
  since(pdf: Uint8Array, client: Pick<Client, "signal">): Promise<ChangesSince>;
}

interface ChangesWith {
  readonly orders: Orders;
  readonly store: Store;
  readonly edition: () => Edition;
  readonly design: Pick<Design, "tree">;
}

/** Longer than reading may take, also behind others. */
const MOST_WAITING_MS = 60_000;

/** Opens what tells of changes. */
export function openChanges({ orders, store, edition, design }: ChangesWith): ServedChanges {
  const words = readWords(webText(design.tree, "web/gallery.yaml"));
  return {
    latest: async () => listChanges(await readChanges(store), namesOf(edition().dataset), words),
    async since(pdf, { signal }) {
      const { number } = edition();
      const key = `changes ${number} ${sha256(pdf)}`;
      const task = { kind: "changes", pdf, edition: number } as const;
      const client = { signal, waitMs: MOST_WAITING_MS };
      const waited = await orders.have("read", key, task, client).catch((fault) => {
        throw lost(fault);
      });
      if (waited.kind === "making")
        throw new ReportError("BUSY", "Too many files are being read", { hint: "try again later" });
      if (waited.made.kind !== "changes")
        throw new Error(`What changed since a PDF was made a ${waited.made.kind}`);
      return waited.made;
    },
  };
}

/** A file that takes all the time or memory that its reader has is no file of ours. */
function lost(fault: unknown): unknown {
  if (!(fault instanceof ReportError) || fault.code !== "PRINT_FAILED") return fault;
  return new ReportError("USAGE", "This PDF takes more to read than any briefing does", {
    hint: "send the PDF of a briefing as it was downloaded",
  });
}
