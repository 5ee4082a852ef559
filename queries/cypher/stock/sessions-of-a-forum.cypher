// title: Sessions of a forum
// theme: forums
// about: What a forum was made of, with who took part.
// param forum: Forum = <most parts> -- the forum
// default forum: (:Forum)-[:PART_OF*1..2 {dataset: $dataset}]->(it:Forum)
// column session: name
// column date: as written
// column participants: names
MATCH (s:Forum)-[:PART_OF*1..2 {dataset: $dataset}]->(:Forum {dataset: $dataset, id: $forum})
OPTIONAL MATCH (s)<-[:PARTICIPATED_IN {dataset: $dataset}]-(p)
WITH DISTINCT s, p ORDER BY p.name
WITH s, collect(p.name) AS participants
RETURN s.name AS session, s.on AS date, participants
ORDER BY date, session, s.id
