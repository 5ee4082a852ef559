// title: Hubs
// theme: reach
// about: The nodes with most distinct neighbours.
// param top: integer = 10 -- how many
// column name: of the node
// column type: its label
// column neighbours: how many different nodes it is joined to
MATCH (n)-[r {dataset: $dataset}]-(m)
WHERE type(r) IN $types
WITH n, count(DISTINCT m) AS neighbours
RETURN n.name AS name, [label IN labels(n) WHERE label IN $labels][0] AS type, neighbours
ORDER BY neighbours DESC, name, n.id
LIMIT toInteger($top)
