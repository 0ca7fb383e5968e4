/** Mean radius of the earth, IUGG: distances on a sphere are off by at most 0.6 %. */
const earthKilometres = 6371.0088;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** Degrees: north and east are positive. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * SQL of the great-circle distance of two places in kilometres, by the haversine formula, which is exact for near ones, too.
 * Source: R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984).
 */
export function kilometresSql(one: { readonly latitude: string; readonly longitude: string }, other: typeof one): string {
  const half = (name: "latitude" | "longitude") => `sind((${other[name]} - ${one[name]}) / 2)`;
  return `2 * ${earthKilometres} * asin(least(1, sqrt(${half("latitude")} ^ 2 + cosd(${one.latitude}) * cosd(${other.latitude}) * ${half("longitude")} ^ 2)))`;
}

/** As degrees, the least and the most longitude and latitude that a place within reach can have; west may lie beyond -180, east beyond 180. */
export interface Reach {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** The box around all places within a distance, so that an index finds them; over a pole, all longitudes. */
export function reachOf({ latitude, longitude }: Place, kilometres: number): Reach {
  // A little more than it takes: rounding must not leave out who lies just within.
  const angle = (kilometres / earthKilometres) * (1 + 1e-9);
  const [south, north] = [latitude - degrees(angle), latitude + degrees(angle)];
  if (south <= -90 || north >= 90) return { south, north, west: -180, east: 180 };
  const wide = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(latitude)))));
  return { south, north, west: longitude - wide, east: longitude + wide };
}
