// title: Organisations by reach
// theme: reach
// about: Networks by the cities that are members, and the countries of these.
// column organisation: name
// column cities: how many
// column countries: how many
MATCH (c:City)-[:MEMBER_OF {dataset: $dataset}]->(o:Organisation)
OPTIONAL MATCH (c)-[:IN_COUNTRY {dataset: $dataset}]->(k:Country)
WITH o, count(DISTINCT c) AS cities, count(DISTINCT k) AS countries
RETURN o.name AS organisation, cities, countries
ORDER BY cities DESC, countries DESC, organisation, o.id
