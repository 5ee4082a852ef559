// title: Co-membership of two cities
// theme: membership
// about: The networks in which both are members.
// param city: text = Seoul -- name, alias or id of a city
// param other: text = Yokohama -- name, alias or id of another city
// column network: name
// column tier: of the first
// column other_tier: of the second
MATCH (c:City)-[r:MEMBER_OF]->(o:Organisation)<-[s:MEMBER_OF]-(d:City)
WHERE (c.id = $city OR c.name = $city OR $city IN c.aliases) AND (d.id = $other OR d.name = $other OR $other IN d.aliases)
RETURN o.name AS network, r.tier AS tier, s.tier AS other_tier
ORDER BY network
