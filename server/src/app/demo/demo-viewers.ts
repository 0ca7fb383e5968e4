/** Someone the demo can be seen as. */
export interface DemoViewer {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** As a token's claim has it. */
  readonly role: "dealer" | "staff";
  readonly dealerIds: readonly string[];
}

const dealerViewer = (key: string, name: string, description: string, ...dealerIds: string[]): DemoViewer => ({
  key,
  name,
  description,
  role: "dealer",
  dealerIds,
});

export const demoViewers: readonly DemoViewer[] = [
  { key: "staff", name: "Program staff", description: "Sees every dealer.", role: "staff", dealerIds: [] },
  dealerViewer("good-dealer", "Lakeside Generator Service", "Meets all goals.", "D1001"),
  dealerViewer("poor-dealer", "Cedar Hollow Standby Power", "Misses all goals.", "D1002"),
  dealerViewer("newcomer", "Fresh Start Generator Service", "Takes part since three months ago; few results are final.", "D1040"),
  dealerViewer("group-owner", "Harbor Point Generators", "Owns two dealers, one good and one weak.", "D1003", "D1004"),
  dealerViewer("no-dealer", "Dealer without a dealer", "Has a valid token that names no dealer, and sees nothing."),
];
