// title: Unsourced relationships
// theme: quality
// about: Relationships that cite nothing.
// column from:
// column type:
// column to:
MATCH (a)-[r]->(b)
WHERE size(coalesce(r.sources, [])) = 0
RETURN a.name AS from, type(r) AS type, b.name AS to
ORDER BY from, type, to
