// title: Cities by number and kind of ties
// theme: reach
// about: How many relationships a city has, and of how many kinds.
// column city: name
// column ties: how many relationships
// column kinds: how many relationship types
// column types: these types
MATCH (c:City)-[r]-()
WITH c, type(r) AS kind, count(r) AS of_kind ORDER BY kind
WITH c, sum(of_kind) AS ties, count(kind) AS kinds, collect(kind) AS types
RETURN c.name AS city, ties, kinds, types
ORDER BY ties DESC, city, c.id
