// title: Nodes with a single tie
// theme: quality
// about: Nodes that one relationship joins to the rest; sources are left out.
// column name: of the node
// column type: its label
// column tied_to: name of the node at the other end
MATCH (n)-[r {dataset: $dataset}]-(m)
WHERE type(r) IN $types AND NOT n:Source
WITH n, count(r) AS ties, min(m.name) AS tied_to
WHERE ties = 1
RETURN n.name AS name, [label IN labels(n) WHERE label IN $labels][0] AS type, tied_to
ORDER BY type, name, n.id
