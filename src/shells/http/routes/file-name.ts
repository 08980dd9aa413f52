import { ENDING_NAMES, type EndingName } from "../../../app/serve/endings.ts";

/** The ending of a file's name; null where it is none of a result. */
export function endingOf(file: string): EndingName | null {
  const [, ending] = /^[^.]+\.(?:zh|en)\.(.+)$/.exec(file) ?? [];
  return ENDING_NAMES.find((name) => name === ending) ?? null;
}
