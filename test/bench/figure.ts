/** A measured figure. Ratios are taken within one run; times tell of this machine only. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ratio" | "per second" | "seconds" | "milliseconds" | "share" | "megabytes" | "count";
  /** Absent: stated, not judged. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
  /** What it was measured on, or where its time goes. */
  readonly note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("A median needs a value.");
  return sorted.length % 2 === 1 ? middle : (middle + (sorted[sorted.length / 2 - 1] ?? middle)) / 2;
}

/** How far a value lies on the wrong side of its goal; 0 where it is reached. */
function missedBy({ value, goal }: Figure): number {
  if (!goal) return 0;
  return Math.max(0, "atLeast" in goal ? goal.atLeast - value : value - goal.atMost);
}

function goalText({ goal, unit }: Figure): string {
  if (!goal) return "";
  const number = (value: number) => (unit === "share" ? `${100 * value} %` : value);
  return "atLeast" in goal ? `≥ ${number(goal.atLeast)}` : `≤ ${number(goal.atMost)}`;
}

function verdictText(figure: Figure): string {
  if (!figure.goal) return "";
  const missed = missedBy(figure);
  return missed === 0 ? "pass" : `SHORT by ${valueText({ ...figure, value: missed })}`;
}

function valueText({ value, unit }: Pick<Figure, "value" | "unit">): string {
  switch (unit) {
    case "ratio":
      return value.toFixed(2);
    case "per second":
      return `${new Intl.NumberFormat("en", { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value)}/s`;
    case "seconds":
      return `${value.toFixed(value < 10 ? 2 : 1)} s`;
    case "milliseconds":
      return `${value.toFixed(1)} ms`;
    case "share":
      return `${(100 * value).toFixed(1)} %`;
    case "megabytes":
      return `${value.toFixed(2)} MB`;
    case "count":
      return String(value);
  }
}

/** The figures as a plain table: name, value, goal, pass or how far short, note. */
export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.name, valueText(figure), goalText(figure), verdictText(figure), figure.note ?? ""]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
