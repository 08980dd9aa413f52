import { type Diagnostic, formatListed, type Omitted } from "../../diagnostic.ts";
import { ReportError } from "../../error.ts";
import type { PreviewEvent } from "./preview.ts";

/** What is wrong at present, shown to whoever looks at a preview. */
interface ShownFaults {
  /** A round begins: what it finds takes the place of what was found before. */
  begin(): void;
  pinDiagnostics(diagnostics: readonly Diagnostic[], omitted?: readonly Omitted[]): void;
  /** `name` is the output at fault; empty where it is none in particular. */
  pin(error: unknown, name: string): void;
  /** Takes down what was found before, unless this round has found something. */
  clear(): void;
}

/** Opens a board; `send` tells the viewers. */
export function openShownFaults(send: (event: PreviewEvent) => void): ShownFaults {
  let faults: string[] = [];
  let isShown = false;
  const show = (lines: readonly string[]) => {
    faults.push(...lines);
    isShown = true;
    send({ kind: "fault", text: faults.join("\n") });
  };
  return {
    begin: () => {
      faults = [];
    },
    pinDiagnostics: (diagnostics, omitted = []) => show(formatListed({ diagnostics, omitted })),
    pin: (error, name) => show([[name, textOf(error)].filter(Boolean).join(": ")]),
    clear: () => {
      if (faults.length > 0 || !isShown) return;
      isShown = false;
      send({ kind: "sound" });
    },
  };
}

function textOf(error: unknown): string {
  if (!(error instanceof ReportError)) return String(error);
  return error.hint ? `${error.message} (${error.hint})` : error.message;
}
