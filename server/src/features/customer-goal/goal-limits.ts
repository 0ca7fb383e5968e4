/** How much may be said of a goal, and of what is recorded about it: characters, and goals of an agreement. */
export const goalLimits = { id: 200, name: 200, unit: 50, note: 1000, story: 2000, goals: 20 } as const;
