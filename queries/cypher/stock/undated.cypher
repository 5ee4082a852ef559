// title: Relationships without any date
// theme: quality
// about: Relationships of a type of which nothing says when they began or ended.
// param type: text = MEMBER_OF -- a type of relationship that has dates
// column from: name of the node where it starts
// column to: name of the node where it ends
// column note: what is said of it
MATCH (a)-[r {dataset: $dataset}]->(b)
WHERE type(r) = $type AND r.begins_earliest = '0001-01-01' AND r.begins_latest = '9999-12-31'
  AND r.ends_earliest = '0001-01-01' AND r.ends_latest = '9999-12-31'
RETURN a.name AS from, b.name AS to, r.note AS note
ORDER BY from, to, r.id
