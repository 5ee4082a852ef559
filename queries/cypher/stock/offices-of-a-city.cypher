// title: Offices a city holds, directly and ex officio
// theme: offices
// about: What the city holds itself, and what comes with a role in the city.
// param city: City = <most offices> -- the city
// default city: (it:City)-[:HOLDS|ROLE_IN {dataset: $dataset}]-(:Role)
// column office: name of the role
// column body: the city or organisation in which the office is
// column through: the role it comes with; empty when held directly
// column since: as written
// column until: as written
CALL {
  MATCH (:City {dataset: $dataset, id: $city})-[r:HOLDS {dataset: $dataset}]->(o:Role)
  RETURN o, null AS through, r
  UNION ALL
  MATCH (:City {dataset: $dataset, id: $city})<-[:ROLE_IN {dataset: $dataset}]-(m:Role)-[r:HOLDS {dataset: $dataset}]->(o:Role)
  RETURN o, m.name AS through, r
}
OPTIONAL MATCH (o)-[:ROLE_IN {dataset: $dataset}]->(b)
RETURN o.name AS office, b.name AS body, through, r.since AS since, r.until AS until
ORDER BY office, body, through, since, until, r.id
