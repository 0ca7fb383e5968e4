/** A known cause for missing a goal. */
export interface Obstacle {
  readonly code: string;
  /** The metric of the same program that measures the cause, where one does. */
  readonly evidence?: string;
}
