/** What a button above the overview opens in its place. */
export const toolPanelNames = ["opportunities", "leads", "goals", "plans", "customers", "export", "print"] as const;
type ToolPanelName = (typeof toolPanelNames)[number];

/** What opens in place of the overview, as a page's address names it: of these, one is opened from another. */
export const panelNames = [...toolPanelNames, "participation"] as const;
export type PanelName = (typeof panelNames)[number];

/** What a reader can do beside reading. */
export type ToolName = ToolPanelName | "asOf";
