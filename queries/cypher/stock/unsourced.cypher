// title: Unsourced relationships
// theme: quality
// about: Relationships that cite nothing.
// column from: name of the node where it starts
// column type: relationship type
// column to: name of the node where it ends
MATCH (a)-[r {dataset: $dataset}]->(b)
WHERE type(r) IN $types AND size(coalesce(r.sources, [])) = 0
RETURN a.name AS from, type(r) AS type, b.name AS to
ORDER BY from, type, to, r.id
