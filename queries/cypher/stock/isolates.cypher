// title: Isolates
// theme: reach
// about: Nodes that nothing joins to another; sources and the node that describes the data set are left out.
// column name: of the node
// column type: its label
MATCH (n {dataset: $dataset})
WHERE n.id STARTS WITH '' AND any(label IN labels(n) WHERE label IN $labels) AND NOT n:Source
  AND NOT EXISTS { (n)-[r {dataset: $dataset}]-() WHERE type(r) IN $types }
RETURN n.name AS name, [label IN labels(n) WHERE label IN $labels][0] AS type
ORDER BY type, name, n.id
