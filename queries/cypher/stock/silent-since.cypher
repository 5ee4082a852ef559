// title: Actors active before a date but silent since
// theme: quality
// about: Cities and organisations with a dated forum or agreement before the date and none after it began.
// param at: date = 2015 -- as-of date (EDTF)
// column actor: name
// column type: City or Organisation
// column last: latest day on which it may have been active
MATCH (a:City|Organisation)-[:PARTICIPATED_IN|ORGANISED|SIGNED]->(x)
WHERE x.on_latest IS NOT NULL
WITH a, max(x.on_latest) AS last
WHERE last < date($at_first)
RETURN a.name AS actor, labels(a)[0] AS type, last
ORDER BY last DESC, actor, a.id
