// title: What an organisation is made of
// theme: organisations
// about: Its committees and units, their parts, and how many are members of each.
// param network: Organisation = CITYNET -- the organisation
// column part: name
// column of: what it is part of
// column members: how many
MATCH (u:Organisation)-[:PART_OF*1..3]->(:Organisation {id: $network})
MATCH (u)-[:PART_OF]->(w:Organisation)
WITH DISTINCT u, w
OPTIONAL MATCH (u)<-[:MEMBER_OF]-(m)
WITH u, w, count(DISTINCT m) AS members
RETURN u.name AS part, w.name AS of, members
ORDER BY part, of, u.id, w.id
