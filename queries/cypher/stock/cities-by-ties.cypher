// title: Cities by number and kind of ties
// theme: reach
// about: To how many a city is tied, each counted once however many spells or kinds of relationship join them, as rank counts; in how many relationships; of how many kinds.
// column city: name
// column ties: how many nodes it is tied to
// column relationships: how many relationships, each spell for itself
// column kinds: how many relationship types
// column types: these types
MATCH (c:City)-[r {dataset: $dataset}]-(other)
WHERE type(r) IN $types
WITH c, other, type(r) AS kind, count(r) AS spells ORDER BY kind
WITH c, count(DISTINCT other) AS ties, sum(spells) AS relationships, collect(DISTINCT kind) AS types
RETURN c.name AS city, ties, relationships, size(types) AS kinds, types
ORDER BY ties DESC, city, c.id
