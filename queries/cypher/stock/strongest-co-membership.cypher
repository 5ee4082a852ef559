// title: Strongest co-membership pairs
// theme: membership
// about: Pairs of cities by how many networks they share, at whatever time.
// param least: integer = 2 -- fewest shared networks
// pairs: MATCH (c:City)-[:MEMBER_OF {dataset: $dataset}]->(o:Organisation) WITH c, collect(DISTINCT o) AS networks WHERE size(networks) >= $least UNWIND networks AS o WITH o, count(c) AS members RETURN sum(members * (members - 1) / 2) AS pairs
// instead: where pairs are millions, interurban backbone --correction none counts what they share
// column city: name
// column other: name
// column shared: how many networks
// column networks: names
MATCH (c:City)-[:MEMBER_OF {dataset: $dataset}]->(o:Organisation)
WITH c, collect(DISTINCT o) AS networks
WHERE size(networks) >= $least
UNWIND networks AS o
WITH o, collect(c) AS members
UNWIND members AS c
WITH c, o, members ORDER BY o.name
WITH c, collect({name: o.name, members: members}) AS networks
CALL (c, networks) {
  UNWIND networks AS network
  UNWIND network.members AS d
  WITH d, network.name AS name
  WHERE c.id < d.id
  WITH d, collect(name) AS names
  WHERE size(names) >= $least
  RETURN d, names
}
RETURN c.name AS city, d.name AS other, size(names) AS shared, names AS networks
ORDER BY shared DESC, city, other, c.id, d.id
