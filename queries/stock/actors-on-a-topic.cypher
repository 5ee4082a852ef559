// title: Who works on a topic
// theme: topics
// about: Actors that run, organise, signed or joined something about a topic.
// param topic: text = Transport -- name, alias or id of a topic
// column actor:
// column type:
// column through: what
MATCH (a)-[:RUNS|SUPPORTS|ORGANISED|PARTICIPATED_IN|SIGNED]->(x)-[:ABOUT]->(t:Topic)
WHERE (t.id = $topic OR t.name = $topic OR $topic IN t.aliases)
WITH a, x ORDER BY x.name
RETURN a.name AS actor, labels(a)[0] AS type, collect(DISTINCT x.name) AS through
ORDER BY actor
