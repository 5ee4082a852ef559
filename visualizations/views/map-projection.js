/* The projection of the map: Miller's cylindrical, which shows the world whole, its poles not boundlessly large
   (Snyder 1987, Map Projections: A Working Manual, p. 88). The width of the world is 1; x grows east, y south. */

/** @typedef {{ x: number, y: number }} Point */

/**
 * Where degrees east and north lie.
 * @param {number} east
 * @param {number} north
 * @returns {Point}
 */
export function project(east, north) {
  const stretched = Math.PI / 4 + (0.4 * north * Math.PI) / 180;
  return { x: east / 360, y: (-1.25 * Math.log(Math.tan(stretched))) / (2 * Math.PI) };
}

/**
 * The way from one x to another, the shorter way round the world: from -0.5 to 0.5.
 * @param {number} from
 * @param {number} to
 */
export function shorterWay(from, to) {
  const way = to - from;
  return way - Math.round(way);
}
