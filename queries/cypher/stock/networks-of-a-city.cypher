// title: Networks of a city
// theme: membership
// about: What a city is a member of.
// param city: City = <most networks> -- the city
// default city: (it:City)-[:MEMBER_OF {dataset: $dataset}]->(:Organisation)
// column network: name
// column kind: kind of organisation
// column tier: kind of membership
// column since: as written
// column until: as written
MATCH (:City {dataset: $dataset, id: $city})-[r:MEMBER_OF {dataset: $dataset}]->(o:Organisation)
RETURN o.name AS network, o.kind AS kind, r.tier AS tier, r.since AS since, r.until AS until
ORDER BY network, since, until, r.id
