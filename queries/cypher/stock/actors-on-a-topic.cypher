// title: Who works on a topic
// theme: topics
// about: Actors that run, support, organise, signed or joined something about a topic, or are about it themselves.
// param topic: Topic = <most is about it> -- the topic
// default topic: ()-[:ABOUT {dataset: $dataset}]->(it:Topic)
// column actor: name
// column type: City, Organisation, Person or Role
// column through: what of theirs is about the topic; the actor's own name if it is itself
MATCH (a:City|Organisation|Person|Role)-[:RUNS|SUPPORTS|ORGANISED|PARTICIPATED_IN|SIGNED*0..1 {dataset: $dataset}]->(x)-[:ABOUT {dataset: $dataset}]->(:Topic {dataset: $dataset, id: $topic})
WITH a, x ORDER BY x.name
WITH a, collect(DISTINCT x.name) AS through
RETURN a.name AS actor, [label IN labels(a) WHERE label IN $labels][0] AS type, through
ORDER BY actor, a.id
