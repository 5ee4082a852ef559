// title: Who met whom
// theme: forums
// about: Everyone who took part in the same forums as a person, or organised them.
// param person: Person = Park Won-soon -- the person
// column met: name
// column type: Person, City, Organisation or Role
// column forums: names of the forums where
MATCH (:Person {id: $person})-[:PARTICIPATED_IN]->(f:Forum)<-[:PARTICIPATED_IN|ORGANISED]-(m)
WHERE m.id <> $person
WITH m, f ORDER BY f.name
WITH m, collect(DISTINCT f.name) AS forums
RETURN m.name AS met, labels(m)[0] AS type, forums
ORDER BY met, m.id
