// title: MOUs of an actor and their parties
// theme: agreements
// about: Agreements the actor signed, and with whom.
// param actor: City|Organisation|Person|Role = <most agreements> -- the actor
// default actor: (it:City|Organisation|Person|Role)-[:SIGNED {dataset: $dataset}]->(:MOU)
// column mou: name of the agreement
// column kind: kind of agreement
// column date: as written
// column parties: names of the others who signed
MATCH (:City|Organisation|Person|Role {dataset: $dataset, id: $actor})-[:SIGNED {dataset: $dataset}]->(m:MOU)
OPTIONAL MATCH (m)<-[:SIGNED {dataset: $dataset}]-(b) WHERE b.id <> $actor
WITH DISTINCT m, b ORDER BY b.name
WITH m, collect(b.name) AS parties
RETURN m.name AS mou, m.kind AS kind, m.on AS date, parties
ORDER BY date, mou, m.id
