// title: Offices that two held at once
// theme: quality
// about: Pairs of holders of one office who held it together on every reading of the dates; posts of several seats are left out.
// column office: name of the role
// column holder: name
// column since: as written
// column until: as written
// column other: name of the other holder
// column other_since: as written
// column other_until: as written
MATCH (a)-[h:HOLDS {dataset: $dataset}]->(r:Role)<-[g:HOLDS {dataset: $dataset}]-(b)
WHERE a.id < b.id AND h.begins_latest < g.ends_earliest AND g.begins_latest < h.ends_earliest
  AND NOT coalesce(r.kind, '') IN ['member', 'committee_member', 'councillor', 'delegate', 'observer', 'representative', 'adviser', 'consultant', 'researcher', 'professor', 'vice_president', 'co_chair', 'ambassador', 'deputy_mayor', 'commissioner', 'minister', 'deputy_minister', 'manager', 'auditor', 'director']
  AND NOT EXISTS { (a)-[:ROLE_IN {dataset: $dataset}]->(b) } AND NOT EXISTS { (b)-[:ROLE_IN {dataset: $dataset}]->(a) }
RETURN r.name AS office, a.name AS holder, h.since AS since, h.until AS until, b.name AS other, g.since AS other_since, g.until AS other_until
ORDER BY office, holder, other, since, other_since, h.id, g.id
