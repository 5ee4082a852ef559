// title: Relationships that began and have no known end
// theme: quality
// about: Memberships, offices and the like of which a source says since when, and not until when.
// param type: text = MEMBER_OF -- a type of relationship that has a beginning and an end
// column from: name of the node where it starts
// column to: name of the node where it ends
// column since: as written
MATCH (a)-[r {dataset: $dataset}]->(b)
WHERE type(r) = $type AND r.since IS NOT NULL AND r.until IS NULL
RETURN a.name AS from, b.name AS to, r.since AS since
ORDER BY r.since_earliest, from, to, since, r.id
