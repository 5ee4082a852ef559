// title: Members of a network by country
// theme: membership
// about: How many member cities and organisations each country has in a network.
// param network: Organisation = <most members> -- the network
// default network: (it:Organisation)<-[:MEMBER_OF {dataset: $dataset}]-()-[:IN_COUNTRY {dataset: $dataset}]->(:Country)
// column country: name
// column members: how many
// column names: of the members
MATCH (k:Country)<-[:IN_COUNTRY {dataset: $dataset}]-(m)-[:MEMBER_OF {dataset: $dataset}]->(:Organisation {dataset: $dataset, id: $network})
WITH DISTINCT k, m ORDER BY m.name
WITH k, collect(m.name) AS names
RETURN k.name AS country, size(names) AS members, names
ORDER BY members DESC, country, k.id
