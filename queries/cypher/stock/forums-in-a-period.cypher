// title: Forums in a period
// theme: forums
// about: Forums that took place, or may have, in a period.
// param period: date = <latest certain year> -- a year, or a period such as 2013/2014
// default period: (it:Forum {dataset: $dataset})
// default period: ()-[it {dataset: $dataset}]->()
// column forum: name
// column kind: kind of forum
// column date: as written
// column city: where
// column attendees: how many people
MATCH (f:Forum {dataset: $dataset})
WHERE f.id STARTS WITH '' AND f.on IS NOT NULL
  AND (f.on_earliest IS NULL OR f.on_earliest <= date($period_last))
  AND (f.on_latest IS NULL OR f.on_latest >= date($period_first))
OPTIONAL MATCH (f)-[:HELD_IN {dataset: $dataset}]->(c:City)
RETURN f.name AS forum, f.kind AS kind, f.on AS date, c.name AS city, f.attendees AS attendees
ORDER BY date, forum, city, f.id
