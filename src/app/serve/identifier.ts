import type { Language } from "../../dataset/model.ts";
import { QueryFault } from "../query/fault.ts";
import { type Asked, readChoice } from "./choice.ts";

/** Reads what a PDF says that it is; null where that is nothing that can be asked for. */
export function readIdentifier(identifier: string): Asked | null {
  const [, id, language, query = ""] = /^([^.?/]+)\.(zh|en)(?:\?(.*))?$/s.exec(identifier) ?? [];
  if (id === undefined || language === undefined) return null;
  try {
    const choice = readChoice(Object.fromEntries(new URLSearchParams(query)));
    return { id, language: language as Language, choice };
  } catch (fault) {
    if (fault instanceof QueryFault) return null;
    throw fault;
  }
}
