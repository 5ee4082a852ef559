// title: Who held an office over time
// theme: offices
// about: Everyone who held a role, in order of time; a role that holds it does so ex officio.
// param office: Role = <most holders> -- the office
// default office: ()-[:HOLDS {dataset: $dataset}]->(it:Role)
// column holder: name
// column type: Person, City, Organisation or Role
// column since: as written
// column until: as written
// column confidence: how sure the holding is, where a source leaves doubt
MATCH (h)-[r:HOLDS {dataset: $dataset}]->(:Role {dataset: $dataset, id: $office})
RETURN h.name AS holder, [label IN labels(h) WHERE label IN $labels][0] AS type, r.since AS since, r.until AS until, r.confidence AS confidence
ORDER BY r.since_earliest, holder, since, until, r.id
