// title: Forums by place
// theme: forums
// about: Which city was the place of how many forums.
// column city: name
// column forums: how many
// column first: earliest day
// column last: latest day
MATCH (f:Forum)-[:HELD_IN]->(c:City)
WITH c, count(DISTINCT f) AS forums, min(f.on_earliest) AS first, max(f.on_latest) AS last
RETURN c.name AS city, forums, first, last
ORDER BY forums DESC, city, c.id
