// title: Members of a network at a date
// theme: membership
// about: Who belonged to a network then. `possibly` means that the sources leave it open.
// param network: Organisation = CITYNET -- the network
// param at: date = 2014 -- as-of date (EDTF)
// column member: name
// column type: City, Organisation or Person
// column tier: kind of membership
// column since: as written
// column until: as written
// column held: definitely or possibly
MATCH (m)-[r:MEMBER_OF]->(:Organisation {id: $network})
WHERE r.begins_earliest <= $at_last AND r.ends_latest >= $at_first
RETURN m.name AS member, labels(m)[0] AS type, r.tier AS tier, r.since AS since, r.until AS until,
       CASE WHEN r.begins_latest <= $at_last_earliest AND r.ends_earliest >= $at_first_latest
       THEN 'definitely' ELSE 'possibly' END AS held
ORDER BY member, since, until, r.id
