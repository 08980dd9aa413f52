import Negotiator from "negotiator";

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The first of these media types that the client prefers; null where it takes none of them. */
export function preferredType<const Type extends string>(
  headers: Headers,
  types: readonly Type[],
): Type | null {
  const [preferred] = new Negotiator({ headers }).mediaTypes([...types]);
  return (preferred as Type | undefined) ?? null;
}

/** The language that the client prefers: Chinese unless it prefers English. */
export function preferredLanguage(headers: Headers): "zh" | "en" {
  const [preferred] = new Negotiator({ headers }).languages(["zh", "en"]);
  return preferred === "en" ? "en" : "zh";
}

/** Seconds that a client says it waits; null where it does not say. Source: RFC 7240, section 4.3. */
export function preferredWait({ prefer }: Headers): number | null {
  const [, seconds] =
    /(?:^|[,;\s])wait\s*=\s*(\d{1,5})(?:$|[,;\s])/.exec(String(prefer ?? "")) ?? [];
  return seconds === undefined ? null : Number(seconds);
}

/** True for a client that shows pages. */
export function isBrowser(headers: Headers): boolean {
  return preferredType(headers, ["application/json", "text/html"]) === "text/html";
}
