// title: Cities by number and kind of ties
// theme: reach
// about: How many relationships a city has, and of how many kinds.
// column city:
// column ties: how many
// column kinds: how many
// column types:
MATCH (c:City)-[r]-()
WITH c, type(r) AS kind, count(r) AS of_kind ORDER BY kind
RETURN c.name AS city, sum(of_kind) AS ties, count(kind) AS kinds, collect(kind) AS types
ORDER BY ties DESC, city
