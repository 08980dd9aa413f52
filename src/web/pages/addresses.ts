import { LANGUAGES, type Language } from "../../dataset/model.ts";

/** Fields of a query, in their order; a list is a field given several times, and what is empty is left out. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The query of an address, with its question mark; empty where no field is given. */
export function queryOf(fields: Fields): string {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const values = typeof value === "string" ? [value] : (value ?? []);
    return values
      .filter((one) => one !== "")
      .map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`);
  });
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** The pages that the service has in each language, by the last part of their addresses. */
export const SECTIONS = ["start", "choose", "data", "documents", "changes", "intake"] as const;
export type Section = (typeof SECTIONS)[number];

/** The address of a page in a language, below `base`. */
export function addressOf(
  base: string,
  language: Language,
  path:
    | Section
    | "open"
    | "memo"
    | "places"
    | `${"memo" | "figures" | "documents" | "intake"}/${string}`,
): string {
  return `${base}/${language}/${path === "start" ? "" : path.split("/").map(encodeURIComponent).join("/")}`;
}

/** The address of a figure, whose id has strokes of its own. */
export function figureAddress(base: string, language: Language, id: string): string {
  return addressOf(base, language, `figures/${id}`);
}

/** The address of the API for readers, which has one for programs: the language is in its query. */
export function apiAddress(base: string, language: Language): string {
  return `${base}/api/?lang=${language}`;
}

/** The same page in the other language, with its query; null for an address that is of no language. */
export function otherAddress(address: string, base: string, language: Language): string | null {
  if (address.split("?")[0] === `${base}/api/`) return apiAddress(base, otherLanguage(language));
  const start = `${base}/${language}/`;
  if (!address.startsWith(start)) return null;
  return `${base}/${otherLanguage(language)}/${address.slice(start.length)}`;
}

export function otherLanguage(language: Language): Language {
  return LANGUAGES.find((one) => one !== language) ?? language;
}
