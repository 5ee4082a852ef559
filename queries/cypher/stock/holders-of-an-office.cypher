// title: Who held an office over time
// theme: offices
// about: Everyone who held a role, in order of time; a role that holds it does so ex officio.
// param office: Role = President of CITYNET -- the office
// column holder: name
// column type: Person, City, Organisation or Role
// column since: as written
// column until: as written
// column confidence: how sure the holding is, where a source leaves doubt
MATCH (h)-[r:HOLDS]->(:Role {id: $office})
RETURN h.name AS holder, labels(h)[0] AS type, r.since AS since, r.until AS until, r.confidence AS confidence
ORDER BY r.since_earliest, holder, since, until, r.id
