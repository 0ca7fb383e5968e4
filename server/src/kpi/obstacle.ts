/** A known cause for missing a goal; where another metric of the program measures it, that metric's code. */
export interface Obstacle {
  readonly code: string;
  readonly evidence?: string;
}
