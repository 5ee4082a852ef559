// title: Actors joined by MOU but by no membership
// theme: agreements
// about: Pairs that signed an agreement together and share no network, nor is one a member of the other.
// column actor:
// column other:
// column mous: their agreements
MATCH (a)-[:SIGNED]->(m:MOU)<-[:SIGNED]-(b)
WHERE a.id < b.id
  AND NOT EXISTS { MATCH (a)-[:MEMBER_OF]->()<-[:MEMBER_OF]-(b) }
  AND NOT EXISTS { MATCH (a)-[:MEMBER_OF]-(b) }
WITH a, b, m ORDER BY m.name
RETURN a.name AS actor, b.name AS other, collect(DISTINCT m.name) AS mous
ORDER BY actor, other
