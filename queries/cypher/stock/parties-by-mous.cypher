// title: Actors by agreements signed
// theme: agreements
// about: Who signs most, and with how many others.
// column actor: name
// column type: City, Organisation, Person or Role
// column mous: how many
// column partners: how many others signed with it
MATCH (a)-[:SIGNED {dataset: $dataset}]->(m:MOU)
OPTIONAL MATCH (m)<-[:SIGNED {dataset: $dataset}]-(b) WHERE b.id <> a.id
WITH a, count(DISTINCT m) AS mous, count(DISTINCT b) AS partners
RETURN a.name AS actor, [label IN labels(a) WHERE label IN $labels][0] AS type, mous, partners
ORDER BY mous DESC, partners DESC, actor, a.id
