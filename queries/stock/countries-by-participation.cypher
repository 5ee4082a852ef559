// title: Countries by participation
// theme: reach
// about: Countries by their actors and by the forums these took part in.
// column country:
// column actors: how many
// column forums: how many
MATCH (a)-[:IN_COUNTRY]->(k:Country)
OPTIONAL MATCH (a)-[:PARTICIPATED_IN|ORGANISED]->(f:Forum)
RETURN k.name AS country, count(DISTINCT a) AS actors, count(DISTINCT f) AS forums
ORDER BY forums DESC, actors DESC, country
