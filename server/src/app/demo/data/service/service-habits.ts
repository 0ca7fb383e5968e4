/** How a dealer's service works in a month. What has no unit is a share, of what the field names. */
export interface ServiceHabits {
  /** Customers who come at a booked time, of repair orders. */
  readonly booked: number;
  /** Reminded 12 to 24 hours ahead, of the booked. */
  readonly reminded: number;
  /** In the five minutes before their time, of the booked. */
  readonly punctual: number;
  readonly menuPriced: number;
  readonly preInspected: number;
  /** Of the inspected. */
  readonly sheetUsed: number;
  /** Inspected with the customer, of repair orders. */
  readonly customerPresent: number;
  /** In stock when asked for, of part lines. */
  readonly partsFill: number;
  /** Of repair orders with parts. */
  readonly prepickedOnTime: number;
  /** That come back, of repair orders. */
  readonly workshopComebacks: number;
  readonly workshopOnTime: number;
  readonly finalCheckOnTime: number;
  readonly billExplained: number;
  /** Clocked of available hours. */
  readonly labourUtilisation: number;
  /** Sold of clocked hours. */
  readonly labourEfficiency: number;
  /** Mean hours sold on a repair order. */
  readonly hoursPerOrder: number;
  /** Mean parts sold on an order, in the dealer's money. */
  readonly partsPerOrder: number;
  /** Reached in time, of the follow-ups due. */
  readonly followedUp: number;
  /** Of the reached. */
  readonly satisfied: number;
  readonly problemsSolved: number;
  readonly introducedToService: number;
  /** Of deliveries, by service within 90 days. */
  readonly contacted: number;
  readonly suggestionsCarriedOut: number;
  /** Answers of 4 or 5. */
  readonly csat: number;
  /** Answers of 9 or 10, and of 6 or less. */
  readonly promoters: number;
  readonly detractors: number;
  readonly secondVisits: number;
  /** That come back, of orders on site. */
  readonly onSiteComebacks: number;
  readonly completedInTime: number;
  readonly arrivedInTime: number;
  readonly rescheduled: number;
  /** Mean for an order on site. */
  readonly dispatcherCalls: number;
  readonly closedByDispatcher: number;
  /** Median from opening to completion. */
  readonly completionHours: number;
  /** Mean of the work on an order on site. */
  readonly repairHours: number;
  /** Job hours of available ones. */
  readonly engineerUtilisation: number;
  readonly idle: number;
  readonly preventive: number;
  readonly margin: number;
  /** Of the parts not in stock. */
  readonly expedited: number;
  /** Mean for a visit. */
  readonly distanceKm: number;
  /** Renewed by 30 days after expiry, of contracts expiring. */
  readonly contractsRenewed: number;
  /** Customers lost, in a month. */
  readonly customersLost: number;
}

/** At the worst dealer and at the best one. */
const range: { readonly [Habit in keyof ServiceHabits]: readonly [worst: number, best: number] } = {
  booked: [0.3, 0.68],
  reminded: [0.4, 0.86],
  punctual: [0.42, 0.74],
  menuPriced: [0.38, 0.76],
  preInspected: [0.66, 0.92],
  sheetUsed: [0.72, 1],
  customerPresent: [0.3, 0.64],
  partsFill: [0.74, 0.95],
  prepickedOnTime: [0.46, 0.82],
  workshopComebacks: [0.2, 0.05],
  workshopOnTime: [0.62, 0.91],
  finalCheckOnTime: [0.72, 0.97],
  billExplained: [0.66, 0.95],
  labourUtilisation: [0.74, 0.91],
  labourEfficiency: [0.74, 0.97],
  hoursPerOrder: [2, 3],
  partsPerOrder: [75, 150],
  followedUp: [0.44, 0.8],
  satisfied: [0.84, 1],
  problemsSolved: [0.58, 0.94],
  introducedToService: [0.44, 0.82],
  contacted: [0.42, 0.8],
  suggestionsCarriedOut: [0.48, 0.86],
  csat: [0.7, 0.94],
  promoters: [0.26, 0.64],
  detractors: [0.34, 0.08],
  secondVisits: [0.2, 0.05],
  onSiteComebacks: [0.14, 0.03],
  completedInTime: [0.74, 0.96],
  arrivedInTime: [0.72, 0.96],
  rescheduled: [0.24, 0.06],
  dispatcherCalls: [2.6, 1.1],
  closedByDispatcher: [0.5, 0.25],
  completionHours: [30, 18],
  repairHours: [2.8, 1.8],
  engineerUtilisation: [0.6, 0.78],
  idle: [0.16, 0.06],
  preventive: [0.28, 0.56],
  margin: [0.2, 0.38],
  expedited: [0.4, 0.15],
  distanceKm: [58, 34],
  contractsRenewed: [0.6, 0.92],
  customersLost: [0.02, 0.005],
};

/** The habits of a dealer between the worst (0) and the best (1). */
export function serviceHabits(quality: number): ServiceHabits {
  const position = Math.min(Math.max(quality, 0), 1);
  return Object.fromEntries(Object.entries(range).map(([habit, [worst, best]]) => [habit, worst + (best - worst) * position])) as {
    [Habit in keyof ServiceHabits]: number;
  };
}
