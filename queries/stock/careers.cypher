// title: Offices of a person
// theme: offices
// about: Every role a person held, and where.
// param person: text = Park Won-soon -- name, alias or id of a person
// column office:
// column body:
// column since: as written
// column until: as written
MATCH (p:Person)-[r:HOLDS]->(o:Role)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
OPTIONAL MATCH (o)-[:ROLE_IN]->(b)
RETURN o.name AS office, b.name AS body, r.since AS since, r.until AS until
ORDER BY r.since_earliest, office, body, since, until
