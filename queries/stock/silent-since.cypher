// title: Actors active before a date but silent since
// theme: quality
// about: Cities and organisations with a dated forum before the date and none after it.
// param at: date = 2015 -- as-of date (EDTF)
// column actor:
// column type:
// column last: latest day known
MATCH (a)-[:PARTICIPATED_IN|ORGANISED]->(f:Forum)
WHERE (a:City OR a:Organisation) AND f.on_latest IS NOT NULL
WITH a, max(f.on_latest) AS last
WHERE last < date($at_first)
RETURN a.name AS actor, labels(a)[0] AS type, last
ORDER BY last DESC, actor
