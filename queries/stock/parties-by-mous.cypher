// title: Actors by agreements signed
// theme: agreements
// about: Who signs most, and with how many others.
// column actor:
// column type:
// column mous: how many
// column partners: how many others
MATCH (a)-[:SIGNED]->(m:MOU)
OPTIONAL MATCH (m)<-[:SIGNED]-(b) WHERE b.id <> a.id
RETURN a.name AS actor, labels(a)[0] AS type, count(DISTINCT m) AS mous, count(DISTINCT b) AS partners
ORDER BY mous DESC, actor
