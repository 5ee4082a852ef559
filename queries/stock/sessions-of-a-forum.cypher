// title: Sessions of a forum
// theme: forums
// about: What a forum was made of, with who took part.
// param forum: text = 7th CITYNET Congress -- name, alias or id of a forum
// column session:
// column date: as written
// column participants: names
MATCH (s:Forum)-[:PART_OF*1..2]->(f:Forum)
WHERE (f.id = $forum OR f.name = $forum OR $forum IN f.aliases)
OPTIONAL MATCH (s)<-[:PARTICIPATED_IN]-(p)
WITH DISTINCT s, p ORDER BY p.name
RETURN s.name AS session, s.on AS date, collect(p.name) AS participants
ORDER BY date, session
