// title: Actors active before a date but silent since
// theme: quality
// about: Cities and organisations with a dated forum or agreement before the date and none after it began.
// param at: date = <latest certain year> -- as-of date (EDTF)
// default at: (it:Forum|MOU {dataset: $dataset})
// default at: ()-[it {dataset: $dataset}]->()
// column actor: name
// column type: City or Organisation
// column last: latest day on which it may have been active
MATCH (a:City|Organisation)-[:PARTICIPATED_IN|ORGANISED|SIGNED {dataset: $dataset}]->(x)
WHERE x.on_latest IS NOT NULL
WITH a, max(x.on_latest) AS last
WHERE last < date($at_first)
RETURN a.name AS actor, [label IN labels(a) WHERE label IN $labels][0] AS type, last
ORDER BY last DESC, actor, a.id
