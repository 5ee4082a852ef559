// title: Sessions of a forum
// theme: forums
// about: What a forum was made of, with who took part.
// param forum: Forum = 7th CITYNET Congress -- the forum
// column session: name
// column date: as written
// column participants: names
MATCH (s:Forum)-[:PART_OF*1..2]->(:Forum {id: $forum})
OPTIONAL MATCH (s)<-[:PARTICIPATED_IN]-(p)
WITH DISTINCT s, p ORDER BY p.name
WITH s, collect(p.name) AS participants
RETURN s.name AS session, s.on AS date, participants
ORDER BY date, session, s.id
