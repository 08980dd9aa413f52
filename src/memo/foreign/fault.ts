/** Thrown within this folder where a file cannot be bound in whole; `cleanFile` makes a value of it. */
export class UnfitFile extends Error {
  readonly hint: string;

  /** `message` goes on from the name of the file. */
  constructor(message: string, hint = "open it in a viewer and save it anew") {
    super(message);
    this.hint = hint;
  }
}
