// title: Disputed relationships
// theme: quality
// about: Relationships about which sources disagree.
// column from:
// column type:
// column to:
// column since: as written
// column note:
// column sources:
MATCH (a)-[r]->(b)
WHERE r.confidence = 'disputed'
RETURN a.name AS from, type(r) AS type, b.name AS to, r.since AS since, r.note AS note, r.sources AS sources
ORDER BY from, type, to, since
