/** What the program was asked, as it was written. */
export interface CommandArguments {
  readonly anchor?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** A folder with a policy, or the hash of a stored version. */
  readonly under?: string | undefined;
  /** The trace id of an answer. */
  readonly trace?: string | undefined;
}

/** What a command answers: whether all is well, and it all twice: for machines and for people. */
export interface CommandResult {
  readonly holds: boolean;
  readonly json: unknown;
  readonly text: string;
}
