// title: Initiatives of an actor
// theme: topics
// about: What an actor runs or supports.
// param actor: City|Organisation|Person|Role = <most initiatives> -- the actor
// default actor: (it:City|Organisation|Person|Role)-[:RUNS|SUPPORTS {dataset: $dataset}]->(:Initiative)
// column initiative: name
// column kind: kind of initiative
// column as: runs or supports
// column since: as written
// column until: as written
MATCH (:City|Organisation|Person|Role {dataset: $dataset, id: $actor})-[r:RUNS|SUPPORTS {dataset: $dataset}]->(i:Initiative)
RETURN i.name AS initiative, i.kind AS kind, toLower(type(r)) AS as, i.since AS since, i.until AS until
ORDER BY initiative, as, i.id
