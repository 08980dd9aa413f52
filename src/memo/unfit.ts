import { ReportError } from "../error.ts";

/** Which part of a memo has to be mended so that it can be set. */
type Part = "title" | "body" | "printing" | "memo";

/** A memo that is right in each part, and cannot be set by the standard all the same. */
export class UnfitMemo extends ReportError {
  readonly part: Part;

  constructor(
    part: Part,
    code: "PRINT_FAILED" | "AUDIT_FAULT",
    message: string,
    about: { readonly hint: string },
  ) {
    super(code, message, about);
    this.part = part;
  }
}
