// title: Offices of a person
// theme: offices
// about: Every role a person held, and where.
// param person: Person = <most offices> -- the person
// default person: (it:Person)-[:HOLDS {dataset: $dataset}]->()
// column office: name of the role
// column body: the city or organisation in which it is
// column since: as written
// column until: as written
MATCH (:Person {dataset: $dataset, id: $person})-[r:HOLDS {dataset: $dataset}]->(o:Role)
OPTIONAL MATCH (o)-[:ROLE_IN {dataset: $dataset}]->(b)
RETURN o.name AS office, b.name AS body, r.since AS since, r.until AS until
ORDER BY r.since_earliest, office, body, since, until
