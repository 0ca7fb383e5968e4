/** Free room at either end, as a share of what is between. */
const margin = 0.12;

/** Where values stand on a line that holds all of them, from 0 to 1; values that are all the same stand in its middle. */
export function quartileScale(values: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least;
  if (!(span > 0)) return () => 0.5;
  return (value) => (value - least + span * margin) / (span * (1 + 2 * margin));
}
