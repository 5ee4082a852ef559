// title: Who met whom
// theme: forums
// about: Everyone who took part in the same forums as a person.
// param person: text = Park Won-soon -- name, alias or id of a person
// column met: name
// column type:
// column forums: where
MATCH (p:Person)-[:PARTICIPATED_IN]->(f:Forum)<-[:PARTICIPATED_IN|ORGANISED]-(m)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
WITH m, f ORDER BY f.name
RETURN m.name AS met, labels(m)[0] AS type, collect(DISTINCT f.name) AS forums
ORDER BY met
