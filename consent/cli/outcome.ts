/** What a command says and whether what was asked holds: an exit status of 0 or 1. */
export interface Outcome {
  readonly holds: boolean;
  /** For people, in Dutch. */
  readonly text: string;
  /** For machines: printed as JSON with `--json`. */
  readonly json: unknown;
}
