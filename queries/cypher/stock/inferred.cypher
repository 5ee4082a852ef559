// title: Inferred relationships
// theme: quality
// about: Relationships that no source states as they are, and why they are taken to be so.
// column from: name of the node where it starts
// column type: relationship type
// column to: name of the node where it ends
// column note: what is said of it
MATCH (a)-[r {dataset: $dataset}]->(b)
WHERE type(r) IN $types AND r.confidence = 'inferred'
RETURN a.name AS from, type(r) AS type, b.name AS to, r.note AS note
ORDER BY type, from, to, r.id
