// title: What an organisation is made of
// theme: organisations
// about: Its committees and units, their parts, and how many are members of each.
// param network: Organisation = <most parts> -- the organisation
// default network: (:Organisation)-[:PART_OF*1..3 {dataset: $dataset}]->(it:Organisation)
// column part: name
// column of: what it is part of
// column members: how many
MATCH (u:Organisation)-[:PART_OF*1..3 {dataset: $dataset}]->(:Organisation {dataset: $dataset, id: $network})
MATCH (u)-[:PART_OF {dataset: $dataset}]->(w:Organisation)
WITH DISTINCT u, w
OPTIONAL MATCH (u)<-[:MEMBER_OF {dataset: $dataset}]-(m)
WITH u, w, count(DISTINCT m) AS members
RETURN u.name AS part, w.name AS of, members
ORDER BY part, of, u.id, w.id
