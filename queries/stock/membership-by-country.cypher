// title: Members of a network by country
// theme: membership
// about: How many member cities and organisations each country has in a network.
// param network: text = CITYNET -- name, alias or id of an organisation
// column country:
// column members: how many
// column names: their names
MATCH (m)-[:MEMBER_OF]->(o:Organisation), (m)-[:IN_COUNTRY]->(k:Country)
WHERE (o.id = $network OR o.name = $network OR $network IN o.aliases)
WITH k, m ORDER BY m.name
WITH k, collect(DISTINCT m.name) AS names
RETURN k.name AS country, size(names) AS members, names
ORDER BY members DESC, country
