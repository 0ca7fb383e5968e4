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

/** Degrees north and east of a place that dealers of the region lie around. */
type Centre = readonly [latitude: number, longitude: number];

const us = (region: DemoRegion, zone: string, centre: Centre) => ({
  region,
  centre,
  timeZone: `America/${zone}`,
  country: "US",
  currency: "USD",
});
const canada = (zone: string, centre: Centre) => ({
  region: "NORTH" as const,
  centre,
  timeZone: `America/${zone}`,
  country: "CA",
  currency: "CAD",
});

const east = us("ATLANTIC", "New_York", [41.05, -73.7]);
const florida = us("GULF", "New_York", [26.6, -80.3]);
const gulf = us("GULF", "Chicago", [30.1, -91.2]);
const plains = us("INLAND", "Chicago", [43.05, -88.1]);
const lakes = us("INLAND", "Detroit", [42.75, -85.2]);
const indiana = us("INLAND", "Indiana/Indianapolis", [39.8, -86.2]);
const rockies = us("WEST", "Denver", [39.8, -105.1]);
const desert = us("WEST", "Phoenix", [33.4, -111.9]);
const coast = us("WEST", "Los_Angeles", [38.4, -122.2]);
const alaska = us("NORTH", "Anchorage", [61.2, -149.8]);

/** Up to 36 km from the centre, the same for a dealer in every run. */
function placeOf(number: number, [latitude, longitude]: Centre): Pick<DealerEntity, "latitude" | "longitude"> {
  const kilometres = (number % 10) * 4;
  const direction = number * 2.4;
  const up = (kilometres * Math.cos(direction)) / 111;
  const right = (kilometres * Math.sin(direction)) / (111 * Math.cos((latitude * Math.PI) / 180));
  return { latitude: Number((latitude + up).toFixed(4)), longitude: Number((longitude + right).toFixed(4)) };
}

/** One has not opted in; one has no credentials of the portal yet. */
const participation = (number: number) => ({ serviceDealer: true, portalCredentials: number !== 1039, optedIn: number !== 1027 });

const dealer = (
  number: number,
  name: string,
  { centre, ...place }: typeof east | ReturnType<typeof canada>,
  opportunitiesAMonth: number,
  story: keyof typeof demoStories,
): DemoDealer => ({
  id: `D${number}`,
  name,
  ...place,
  ...placeOf(number, centre),
  ...participation(number),
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
  dealer(1007, "Maple Crossing Standby Service", canada("Toronto", [43.7, -79.6]), 36, "solid"),
  dealer(1008, "Palm Inlet Generator Service", florida, 40, "almostEngaged"),
  dealer(1009, "Bayou Bend Backup Power", gulf, 44, "almostAccepting"),
  dealer(1010, "Granite Ridge Generator Service", rockies, 28, "almostClosing"),
  dealer(1011, "Redwood Grove Standby Power", coast, 40, "almostConverting"),
  dealer(1012, "Quiet Creek Generator Repair", indiana, 12, "quietMonth"),
  dealer(1013, "Copper Mesa Power Service", desert, 18, "average"),
  dealer(1014, "Northern Lights Generator Care", alaska, 8, "average"),
  dealer(1015, "Fundy Shore Standby Power", canada("Halifax", [44.7, -63.6]), 22, "average"),
  dealer(1016, "Red River Backup Service", canada("Winnipeg", [49.9, -97.2]), 14, "improving"),
  dealer(1017, "Foothills Generator Works", canada("Edmonton", [53.5, -113.5]), 16, "solid"),
  dealer(1018, "Harbour Light Generator Service", canada("Vancouver", [49.2, -122.9]), 20, "weak"),
  dealer(1019, "Signal Cove Standby Service", canada("St_Johns", [47.5, -52.8]), 9, "solid"),
  dealer(1020, "Wheatfield Power Care", canada("Regina", [50.4, -104.6]), 7, "average"),
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
