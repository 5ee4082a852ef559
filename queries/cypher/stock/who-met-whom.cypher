// title: Who met whom
// theme: forums
// about: Everyone who took part in the same forums as a person, or organised them.
// param person: Person = <most forums> -- the person
// default person: (it:Person)-[:PARTICIPATED_IN {dataset: $dataset}]->(:Forum)
// column met: name
// column type: Person, City, Organisation or Role
// column forums: names of the forums where
MATCH (:Person {dataset: $dataset, id: $person})-[:PARTICIPATED_IN {dataset: $dataset}]->(f:Forum)<-[:PARTICIPATED_IN|ORGANISED {dataset: $dataset}]-(m)
WHERE m.id <> $person
WITH m, f ORDER BY f.name
WITH m, collect(DISTINCT f.name) AS forums
RETURN m.name AS met, [label IN labels(m) WHERE label IN $labels][0] AS type, forums
ORDER BY met, m.id
