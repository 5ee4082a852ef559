// title: Co-membership of two cities
// theme: membership
// about: The networks in which both are or were members, each with its own dates.
// param city: City = <most networks> -- one city
// default city: (it:City)-[:MEMBER_OF {dataset: $dataset}]->(:Organisation)
// param other: City = <shares most with city> -- the other city
// default other: (:City {dataset: $dataset, id: $city})-[:MEMBER_OF {dataset: $dataset}]->(:Organisation)<-[:MEMBER_OF {dataset: $dataset}]-(it:City) WHERE it.id <> $city
// column network: name
// column tier: kind of membership of the one
// column since: of the one, as written
// column until: of the one, as written
// column other_tier: kind of membership of the other
// column other_since: of the other, as written
// column other_until: of the other, as written
MATCH (:City {dataset: $dataset, id: $city})-[r:MEMBER_OF {dataset: $dataset}]->(o:Organisation)<-[s:MEMBER_OF {dataset: $dataset}]-(:City {dataset: $dataset, id: $other})
RETURN o.name AS network, r.tier AS tier, r.since AS since, r.until AS until,
       s.tier AS other_tier, s.since AS other_since, s.until AS other_until
ORDER BY network, since, other_since, r.id, s.id
