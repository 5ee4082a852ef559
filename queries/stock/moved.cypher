// title: Organisations that moved
// theme: organisations
// about: Organisations with the same kind of seat in several cities, regional centres apart.
// column organisation:
// column as:
// column cities:
MATCH (o:Organisation)-[r:BASED_IN]->(c:City)
WHERE r.as IN ['headquarters', 'secretariat']
WITH o, r.as AS as, c ORDER BY c.name
WITH o, as, collect(DISTINCT c.name) AS cities
WHERE size(cities) > 1
RETURN o.name AS organisation, as, cities
ORDER BY organisation, as
