// title: Who held an office over time
// theme: offices
// about: Everyone who held a role, in order of time; a role that holds it does so ex officio.
// param office: text = President of CITYNET -- name, alias or id of a role
// column holder:
// column type: Person, City, Organisation or Role
// column since: as written
// column until: as written
// column confidence:
MATCH (h)-[r:HOLDS]->(o:Role)
WHERE (o.id = $office OR o.name = $office OR $office IN o.aliases)
RETURN h.name AS holder, labels(h)[0] AS type, r.since AS since, r.until AS until, r.confidence AS confidence
ORDER BY r.since_earliest, holder, since, until
