// title: Networks of a city
// theme: membership
// about: What a city is a member of.
// param city: City = Seoul -- the city
// column network: name
// column kind: kind of organisation
// column tier: kind of membership
// column since: as written
// column until: as written
MATCH (:City {id: $city})-[r:MEMBER_OF]->(o:Organisation)
RETURN o.name AS network, o.kind AS kind, r.tier AS tier, r.since AS since, r.until AS until
ORDER BY network, since, until, r.id
