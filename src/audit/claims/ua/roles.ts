/** Structure types that have a meaning without a role map. Source: ISO 32000-1, 14.8.4. */
export const STANDARD: ReadonlySet<string> = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP
Warichu WT WP Figure Formula Form`.split(/\s+/),
);

/** What a role comes to by a role map. */
export interface Meaning {
  /** The standard type; empty where the role leads to none. */
  readonly type: string;
  readonly isCircular: boolean;
}

/** Follows a role through a role map to a standard type. */
export function meaningOf(role: string, next: (role: string) => string): Meaning {
  const seen = new Set<string>();
  for (let name = role; ; name = next(name)) {
    if (STANDARD.has(name)) return { type: name, isCircular: false };
    if (name === "" || seen.has(name)) return { type: "", isCircular: name !== "" };
    seen.add(name);
  }
}
