// title: Forums in a period
// theme: forums
// about: Forums that took place, or may have, in a period.
// param period: date = 2013 -- a year, or a period such as 2013/2014
// column forum: name
// column kind: kind of forum
// column date: as written
// column city: where
// column attendees: how many people
MATCH (f:Forum)
WHERE f.on IS NOT NULL
  AND (f.on_earliest IS NULL OR f.on_earliest <= date($period_last))
  AND (f.on_latest IS NULL OR f.on_latest >= date($period_first))
OPTIONAL MATCH (f)-[:HELD_IN]->(c:City)
RETURN f.name AS forum, f.kind AS kind, f.on AS date, c.name AS city, f.attendees AS attendees
ORDER BY date, forum, city, f.id
