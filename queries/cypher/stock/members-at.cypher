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
WHERE (r.since_earliest IS NULL OR r.since_earliest <= date($at_last))
  AND (r.until_latest IS NULL OR r.until_latest >= date($at_first))
RETURN m.name AS member, labels(m)[0] AS type, r.tier AS tier, r.since AS since, r.until AS until,
       CASE WHEN (coalesce(r.since = '..', false) OR coalesce(r.since_latest <= date($at_last), false))
       AND (coalesce(r.until = '..', false) OR coalesce(r.until_earliest >= date($at_first), false))
       AND NOT coalesce(r.since, '') CONTAINS '?' AND NOT coalesce(r.until, '') CONTAINS '?'
       THEN 'definitely' ELSE 'possibly' END AS held
ORDER BY member, since, until, r.id
