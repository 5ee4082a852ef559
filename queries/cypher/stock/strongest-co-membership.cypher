// title: Strongest co-membership pairs
// theme: membership
// about: Pairs of cities by how many networks they share, at whatever time.
// param least: integer = 2 -- fewest shared networks
// instead: where pairs are millions, interurban backbone --correction none counts what they share
// column city: name
// column other: name
// column shared: how many networks
// column networks: names
MATCH (c:City)-[:MEMBER_OF {dataset: $dataset}]->(o:Organisation)<-[:MEMBER_OF {dataset: $dataset}]-(d:City)
WHERE c.id < d.id
WITH DISTINCT c, d, o ORDER BY o.name
WITH c, d, collect(o.name) AS networks
WHERE size(networks) >= $least
RETURN c.name AS city, d.name AS other, size(networks) AS shared, networks
ORDER BY shared DESC, city, other, c.id, d.id
