// title: Organisations by reach
// theme: reach
// about: Networks by the cities and countries of their members.
// column organisation:
// column cities: how many
// column countries: how many
MATCH (c:City)-[:MEMBER_OF]->(o:Organisation)
OPTIONAL MATCH (c)-[:IN_COUNTRY]->(k:Country)
RETURN o.name AS organisation, count(DISTINCT c) AS cities, count(DISTINCT k) AS countries
ORDER BY cities DESC, countries DESC, organisation
