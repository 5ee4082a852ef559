// title: Hubs
// theme: reach
// about: The nodes with most distinct neighbours.
// param top: integer = 10 -- how many
// column name:
// column type:
// column neighbours: how many
MATCH (n)--(m)
WITH n, count(DISTINCT m) AS neighbours
RETURN n.name AS name, labels(n)[0] AS type, neighbours
ORDER BY neighbours DESC, name LIMIT toInteger($top)
