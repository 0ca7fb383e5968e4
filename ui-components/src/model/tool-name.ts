/** What opens in place of the overview, as a page's address names it. */
export const panelNames = ["opportunities", "leads", "goals", "plans", "customers", "export", "print"] as const;
export type PanelName = (typeof panelNames)[number];

/** What a reader can do beside reading. */
export type ToolName = PanelName | "asOf";
