// title: Members of a network at a date
// theme: membership
// about: Who belonged to a network then. `possibly` means that the sources leave it open.
// param network: Organisation = <most members> -- the network
// default network: ()-[:MEMBER_OF {dataset: $dataset}]->(it:Organisation)
// param at: date = <latest certain year> -- as-of date (EDTF)
// default at: ()-[it:MEMBER_OF {dataset: $dataset}]->(:Organisation {dataset: $dataset, id: $network})
// default at: ()-[it {dataset: $dataset}]->()
// column member: name
// column type: City, Organisation or Person
// column tier: kind of membership
// column since: as written
// column until: as written
// column held: definitely or possibly
MATCH (m)-[r:MEMBER_OF {dataset: $dataset}]->(:Organisation {dataset: $dataset, id: $network})
WHERE r.begins_earliest <= $at_last AND r.ends_latest >= $at_first
RETURN m.name AS member, [label IN labels(m) WHERE label IN $labels][0] AS type, r.tier AS tier, r.since AS since, r.until AS until,
       CASE WHEN r.begins_latest <= $at_last_earliest AND r.ends_earliest >= $at_first_latest
       THEN 'definitely' ELSE 'possibly' END AS held
ORDER BY member, since, until, r.id
