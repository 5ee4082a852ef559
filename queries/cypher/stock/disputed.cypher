// title: Disputed relationships
// theme: quality
// about: Relationships about which sources disagree.
// column from: name of the node where it starts
// column type: relationship type
// column to: name of the node where it ends
// column since: as written
// column note: what is said of it
// column sources: who says so, with the place
MATCH (a)-[r {dataset: $dataset}]->(b)
WHERE type(r) IN $types AND r.confidence = 'disputed'
RETURN a.name AS from, type(r) AS type, b.name AS to, r.since AS since, r.note AS note, r.sources AS sources
ORDER BY from, type, to, since, r.id
