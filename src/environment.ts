/** What a use case is given of the process and the machine: variables, folders, cores, clock and the signal to stop. */
export interface Environment {
  /** Variables, such as SOURCE_DATE_EPOCH. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** Folder of this package: templates and the shipped data are below it. */
  readonly home: string;
  /** How many jobs may run at once on the machine. */
  readonly cores: number;
  /** Milliseconds from some fixed point, for the seconds that a table reports. */
  readonly clockMs: () => number;
  /** Fires once, when the user asks to stop. */
  readonly signal: AbortSignal;
  /** Takes a line that a user should see once, e.g. that the browser runs without its sandbox. */
  readonly notice: (line: string) => void;
}
