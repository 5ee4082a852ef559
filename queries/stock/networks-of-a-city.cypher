// title: Networks of a city
// theme: membership
// about: What a city is a member of.
// param city: text = Seoul -- name, alias or id of a city
// column network: name
// column kind: kind of organisation
// column tier: kind of membership
// column since: as written
// column until: as written
MATCH (c:City)-[r:MEMBER_OF]->(o:Organisation)
WHERE (c.id = $city OR c.name = $city OR $city IN c.aliases)
RETURN o.name AS network, o.kind AS kind, r.tier AS tier, r.since AS since, r.until AS until
ORDER BY network, since, until
