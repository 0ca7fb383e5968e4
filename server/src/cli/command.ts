/** One word of the command line. */
export interface Command {
  readonly usage: string;
  /** The process's exit code: 0 done, 1 refused. */
  run(given: readonly string[]): Promise<number>;
}
