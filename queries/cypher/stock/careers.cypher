// title: Offices of a person
// theme: offices
// about: Every role a person held, and where.
// param person: Person = Park Won-soon -- the person
// column office: name of the role
// column body: the city or organisation in which it is
// column since: as written
// column until: as written
MATCH (:Person {id: $person})-[r:HOLDS]->(o:Role)
OPTIONAL MATCH (o)-[:ROLE_IN]->(b)
RETURN o.name AS office, b.name AS body, r.since AS since, r.until AS until
ORDER BY r.since_earliest, office, body, since, until
