/* Letters that tell apart the places in one source. */

/**
 * The letter of a place in a source: a to z, aa to zz; none where it is the only one.
 * @param {string[]} places
 * @param {string} place
 */
export function letterOf(places, place) {
  if (places.length < 2 || !place) return "";
  const rank = places.filter(Boolean).indexOf(place);
  return String.fromCharCode(97 + (rank % 26)).repeat(1 + Math.floor(rank / 26));
}
