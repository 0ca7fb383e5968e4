import type { DealerEntity } from "../../../storage/entities/dealer.entity.ts";
import { type DemoStory, demoStories } from "./demo-habits.ts";
import type { DemoRegion } from "./regional-demand.ts";

/** The current month and the 25 before it. */
export const demoMonths = 26;

/** A fictional dealer and what its numbers tell. */
export interface DemoDealer extends DealerEntity {
  readonly region: DemoRegion;
  /** In a month without season or storms. */
  readonly opportunitiesAMonth: number;
  readonly story: DemoStory;
}

const us = (region: DemoRegion, zone: string) => ({ region, timeZone: `America/${zone}`, country: "US", currency: "USD" });
const canada = (zone: string) => ({ region: "NORTH" as const, timeZone: `America/${zone}`, country: "CA", currency: "CAD" });

const east = us("ATLANTIC", "New_York");
const florida = us("GULF", "New_York");
const gulf = us("GULF", "Chicago");
const plains = us("INLAND", "Chicago");
const lakes = us("INLAND", "Detroit");
const indiana = us("INLAND", "Indiana/Indianapolis");
const rockies = us("WEST", "Denver");
const desert = us("WEST", "Phoenix");
const coast = us("WEST", "Los_Angeles");
const alaska = us("NORTH", "Anchorage");

const dealer = (
  number: number,
  name: string,
  place: typeof east,
  opportunitiesAMonth: number,
  story: keyof typeof demoStories,
): DemoDealer => ({
  id: `D${number}`,
  name,
  ...place,
  opportunitiesAMonth,
  story: demoStories[story],
});

export const demoDealers: readonly DemoDealer[] = [
  dealer(1001, "Lakeside Generator Service", plains, 38, "exemplary"),
  dealer(1002, "Cedar Hollow Standby Power", lakes, 30, "poor"),
  dealer(1003, "Harbor Point Generators, North Shore", east, 34, "solid"),
  dealer(1004, "Harbor Point Generators, South Shore", east, 26, "weak"),
  dealer(1005, "Prairie View Backup Power", plains, 24, "improving"),
  dealer(1006, "Stone Bridge Generator Care", east, 32, "declining"),
  dealer(1007, "Maple Crossing Standby Service", canada("Toronto"), 36, "solid"),
  dealer(1008, "Palm Inlet Generator Service", florida, 40, "almostEngaged"),
  dealer(1009, "Bayou Bend Backup Power", gulf, 44, "almostAccepting"),
  dealer(1010, "Granite Ridge Generator Service", rockies, 28, "almostClosing"),
  dealer(1011, "Redwood Grove Standby Power", coast, 40, "almostConverting"),
  dealer(1012, "Quiet Creek Generator Repair", indiana, 12, "quietMonth"),
  dealer(1013, "Copper Mesa Power Service", desert, 18, "average"),
  dealer(1014, "Northern Lights Generator Care", alaska, 8, "average"),
  dealer(1015, "Fundy Shore Standby Power", canada("Halifax"), 22, "average"),
  dealer(1016, "Red River Backup Service", canada("Winnipeg"), 14, "improving"),
  dealer(1017, "Foothills Generator Works", canada("Edmonton"), 16, "solid"),
  dealer(1018, "Harbour Light Generator Service", canada("Vancouver"), 20, "weak"),
  dealer(1019, "Signal Cove Standby Service", canada("St_Johns"), 9, "solid"),
  dealer(1020, "Wheatfield Power Care", canada("Regina"), 7, "average"),
  dealer(1021, "Blue Heron Generator Service", florida, 46, "solid"),
  dealer(1022, "Magnolia Row Standby Power", gulf, 33, "average"),
  dealer(1023, "Live Oak Generator Repair", gulf, 27, "declining"),
  dealer(1024, "Tidewater Lane Backup Power", east, 29, "average"),
  dealer(1025, "Orchard Hill Generator Service", east, 19, "exemplary"),
  dealer(1026, "Covered Bridge Standby Care", east, 11, "solid"),
  dealer(1027, "Twin Silos Generator Service", plains, 21, "weak"),
  dealer(1028, "Meadowlark Backup Power", plains, 15, "solid"),
  dealer(1029, "Big Bend Standby Service", gulf, 23, "poor"),
  dealer(1030, "Iron Range Generator Care", plains, 17, "improving"),
  dealer(1031, "Dune Grass Power Service", lakes, 25, "average"),
  dealer(1032, "Limestone Valley Generators", indiana, 20, "exemplary"),
  dealer(1033, "High Plains Standby Repair", rockies, 13, "average"),
  dealer(1034, "Aspen Fork Generator Service", rockies, 10, "declining"),
  dealer(1035, "Saguaro Flats Backup Power", desert, 12, "weak"),
  dealer(1036, "Golden Hills Generator Care", coast, 35, "solid"),
  dealer(1037, "Vineyard Road Standby Power", coast, 31, "improving"),
  dealer(1038, "Cascade Pass Generator Service", coast, 22, "average"),
  dealer(1039, "Dogwood Trail Backup Service", east, 16, "average"),
  dealer(1040, "Fresh Start Generator Service", plains, 9, "newcomer"),
];
