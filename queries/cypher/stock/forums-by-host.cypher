// title: Forums by host
// theme: forums
// about: The cities where forums took place, and whoever organised one as its host.
// column host: name
// column type: City or Organisation
// column forums: how many
// column first: earliest day
// column last: latest day
MATCH (h:City|Organisation)-[r:HELD_IN|ORGANISED {dataset: $dataset}]-(f:Forum)
WHERE type(r) = 'HELD_IN' OR r.as = 'host'
WITH h, count(DISTINCT f) AS forums, min(f.on_earliest) AS first, max(f.on_latest) AS last
RETURN h.name AS host, [label IN labels(h) WHERE label IN $labels][0] AS type, forums, first, last
ORDER BY forums DESC, host, h.id
