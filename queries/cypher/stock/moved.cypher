// title: Organisations that moved
// theme: organisations
// about: Organisations with the same kind of seat in several cities, regional centres apart.
// column organisation: name
// column as: headquarters or secretariat
// column cities: names, in order of time where dates are known
MATCH (o:Organisation)-[r:BASED_IN {dataset: $dataset}]->(c:City)
WHERE r.as IN ['headquarters', 'secretariat']
WITH o, r.as AS as, c, min(r.since_earliest) AS since ORDER BY since, c.name
WITH o, as, collect(c.name) AS cities
WHERE size(cities) > 1
RETURN o.name AS organisation, as, cities
ORDER BY organisation, as, o.id
