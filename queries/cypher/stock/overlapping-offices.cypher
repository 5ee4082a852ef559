// title: Overlapping offices
// theme: offices
// about: Holders of several roles that were, or may have been, held at the same time.
// column holder: name
// column office: name of one role
// column other: name of the other role
// column since: of the one, as written
// column other_since: of the other, as written
MATCH (a:Role)<-[r:HOLDS {dataset: $dataset}]-(h)-[s:HOLDS {dataset: $dataset}]->(b:Role)
WHERE a.id < b.id
  AND (r.since_earliest IS NULL OR s.until_latest IS NULL OR r.since_earliest <= s.until_latest)
  AND (s.since_earliest IS NULL OR r.until_latest IS NULL OR s.since_earliest <= r.until_latest)
RETURN h.name AS holder, a.name AS office, b.name AS other, r.since AS since, s.since AS other_since
ORDER BY holder, office, other, since, other_since, r.id, s.id
