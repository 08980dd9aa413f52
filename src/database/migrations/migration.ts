/**
 * A step from one version of the schema to the next; never changed once it was released, and never taken back.
 *
 * Workers of the version before go on while it is applied and after: it only adds (tables, columns with a default, indexes).
 */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
