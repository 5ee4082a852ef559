// title: Actors joined by MOU but by no membership
// theme: agreements
// about: Pairs that signed an agreement together and share no network, nor is one a member of the other.
// instead: where pairs are many, interurban path tells what two of them share
// column actor: name
// column other: name
// column mous: names of their agreements
MATCH (a)-[:SIGNED {dataset: $dataset}]->(m:MOU)<-[:SIGNED {dataset: $dataset}]-(b)
WHERE a.id < b.id
  AND NOT EXISTS { MATCH (a)-[:MEMBER_OF {dataset: $dataset}]->()<-[:MEMBER_OF {dataset: $dataset}]-(b) }
  AND NOT EXISTS { MATCH (a)-[:MEMBER_OF {dataset: $dataset}]-(b) }
WITH DISTINCT a, b, m ORDER BY m.name
WITH a, b, collect(m.name) AS mous
RETURN a.name AS actor, b.name AS other, mous
ORDER BY actor, other, a.id, b.id
