// title: Secretariats, headquarters and their moves
// theme: organisations
// about: Where organisations were based, in order of time.
// column organisation: name
// column as: kind of seat
// column city: name
// column since: as written
// column until: as written
MATCH (o:Organisation)-[r:BASED_IN {dataset: $dataset}]->(c:City)
WHERE r.as IS NOT NULL
RETURN o.name AS organisation, r.as AS as, c.name AS city, r.since AS since, r.until AS until
ORDER BY organisation, as, r.since_earliest, city, since, until, r.id
