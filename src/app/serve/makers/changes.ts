import { draftBriefing } from "../../../briefing.ts";
import { readCarried, type Unreadable } from "../../../changes/carried.ts";
import { changesSince, type SincePdf } from "../../../changes/since-pdf.ts";
import { asOf } from "../../../dataset/as-of.ts";
import type { Dataset } from "../../../dataset/model.ts";
import { ReportError } from "../../../error.ts";
import { nameOf } from "../../../results/manifest.ts";
import type { Store } from "../../../store/store.ts";
import { webText } from "../../../web/web-templates.ts";
import { readWords } from "../../../web/words.ts";
import { requestOf } from "../../build/make.ts";
import type { Parts } from "../../parts.ts";
import { QueryFault } from "../../query/fault.ts";
import { type Asked, writeChoice } from "../choice.ts";
import { readIdentifier } from "../identifier.ts";
import { chooseJob } from "../jobs.ts";
import { findPrinted } from "../results.ts";

/** What has changed since a PDF, and where both are. */
export interface ChangesSince extends SincePdf {
  readonly kind: "changes";
  /** Name of the briefing with its language and choice, e.g. `five-places.zh`; null where it is not there any more. */
  readonly briefing: string | null;
  readonly title: string;
  /** Of the PDF: the ISO date that it bears, and the program that made it. */
  readonly edition: { readonly date: string | null; readonly generator: string };
  /** Of the data now: its version, and the program. */
  readonly today: { readonly dataset: string; readonly generator: string };
  /** Address of the same briefing as it is today; null where there is none. */
  readonly see: string | null;
  /** Address of this very PDF for good; null where this service has not made it. */
  readonly kept: string | null;
}

interface Bench {
  readonly parts: Parts;
  readonly dataset: Dataset;
  readonly store: Store;
}

/** Tells what has changed since a PDF was made. Errors: USAGE for a file of which nothing can be told. */
export async function tellChanges(bytes: Uint8Array, bench: Bench): Promise<ChangesSince> {
  const carried = readCarried(bytes);
  if (typeof carried === "string") throw unreadable(carried);
  const { parts, dataset, store } = bench;
  const asked = carried.identifier === null ? null : readIdentifier(carried.identifier);
  const words = readWords(webText(parts.design.tree, "web/changes.yaml"));
  const shown = asked && shownToday(asked, bench);
  // As of a date that nobody can say the documents of, all that is known counts.
  const today = asOf(dataset, (shown && asked?.choice.asOf) ?? null);
  const since = changesSince(carried.figures, { dataset: today, shown, words });
  const { title, date, generator } = carried;
  return {
    kind: "changes",
    ...addressOf(asked, shown !== null),
    title,
    edition: { date, generator },
    today: { dataset: dataset.version, generator: parts.generator },
    ...since,
    kept: await findPrinted(store, bytes),
  };
}

function addressOf(asked: Asked | null, isThere: boolean) {
  if (asked === null || !isThere) return { briefing: null, see: null };
  const { id, language, choice } = asked;
  const briefing = nameOf({ id, language });
  return {
    briefing,
    see: `/briefings/${encodeURIComponent(id)}.${language}${writeChoice(choice)}`,
  };
}

/** Ids of the figures that the same briefing shows now; null where it makes no sense any more. */
function shownToday(asked: Asked, { parts, dataset }: Bench): ReadonlySet<string> | null {
  const { design } = parts;
  try {
    const job = chooseJob(asked, dataset, design.kindById);
    const { view } = draftBriefing(requestOf(job, { dataset, ...design }));
    return new Set(view.facts.flatMap(({ figures }) => figures));
  } catch (fault) {
    if (fault instanceof QueryFault) return null;
    throw fault;
  }
}

const SAID: Readonly<Record<Unreadable, readonly [message: string, hint: string]>> = {
  "no-pdf": ["This file is no PDF", "send the PDF of a briefing as it was downloaded"],
  damaged: ["This PDF is cut short or damaged", "download it anew and send that"],
  encrypted: ["This PDF is encrypted", "send it as it was downloaded, without a password"],
  "no-figures": [
    "This PDF carries no figures of a briefing",
    "send a PDF of this program as it was downloaded: printing it anew or taking its attached files out loses them",
  ],
};

function unreadable(why: Unreadable): ReportError {
  const [message, hint] = SAID[why];
  return new ReportError("USAGE", message, { hint });
}
