// title: Countries by participation
// theme: reach
// about: Countries by their actors and by the forums these organised or took part in.
// column country: name
// column actors: how many
// column forums: how many
MATCH (a)-[:IN_COUNTRY {dataset: $dataset}]->(k:Country)
OPTIONAL MATCH (a)-[:PARTICIPATED_IN|ORGANISED {dataset: $dataset}]->(f:Forum)
WITH k, count(DISTINCT a) AS actors, count(DISTINCT f) AS forums
RETURN k.name AS country, actors, forums
ORDER BY forums DESC, actors DESC, country, k.id
