// title: Topics and who works on them
// theme: topics
// about: Topics by the forums, agreements, initiatives and organisations about them.
// column topic:
// column things: how many
// column kinds: of which types
MATCH (x)-[:ABOUT]->(t:Topic)
WITH t, x, labels(x)[0] AS kind ORDER BY kind
RETURN t.name AS topic, count(DISTINCT x) AS things, collect(DISTINCT kind) AS kinds
ORDER BY things DESC, topic
