// title: Topics and who works on them
// theme: topics
// about: Topics by the forums, agreements, initiatives and organisations about them, and the actors behind these.
// column topic: name
// column things: how many are about it
// column kinds: of which types they are
// column actors: how many run, support, organise, signed or joined one of them
MATCH (x)-[:ABOUT {dataset: $dataset}]->(t:Topic)
WITH DISTINCT t, x, [label IN labels(x) WHERE label IN $labels][0] AS kind ORDER BY kind
WITH t, collect(x) AS things, collect(DISTINCT kind) AS kinds
UNWIND things AS x
OPTIONAL MATCH (a)-[:RUNS|SUPPORTS|ORGANISED|PARTICIPATED_IN|SIGNED {dataset: $dataset}]->(x)
WITH t, size(things) AS things, kinds, count(DISTINCT a) AS actors
RETURN t.name AS topic, things, kinds, actors
ORDER BY things DESC, actors DESC, topic, t.id
