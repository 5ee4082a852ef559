// title: Offices a city holds, directly and ex officio
// theme: offices
// about: What the city holds itself, and what comes with a role in the city.
// param city: text = Seoul -- name, alias or id of a city
// column office:
// column body: where the office is
// column through: the role it comes with; empty when held directly
// column since: as written
// column until: as written
CALL {
  MATCH (c:City)-[r:HOLDS]->(o:Role)
  WHERE (c.id = $city OR c.name = $city OR $city IN c.aliases)
  OPTIONAL MATCH (o)-[:ROLE_IN]->(b)
  RETURN o.name AS office, b.name AS body, null AS through, r.since AS since, r.until AS until
  UNION
  MATCH (c:City)<-[:ROLE_IN]-(m:Role)-[r:HOLDS]->(o:Role)
  WHERE (c.id = $city OR c.name = $city OR $city IN c.aliases)
  OPTIONAL MATCH (o)-[:ROLE_IN]->(b)
  RETURN o.name AS office, b.name AS body, m.name AS through, r.since AS since, r.until AS until
}
RETURN office, body, through, since, until
ORDER BY office, body, through, since, until
