// title: Recurring partners at forums
// theme: forums
// about: Pairs of organisations that organised or took part in several forums together.
// param least: integer = 2 -- fewest forums together
// column organisation: name
// column other: name
// column forums: how many
// column names: of the forums
MATCH (a:Organisation)-[:PARTICIPATED_IN|ORGANISED {dataset: $dataset}]->(f:Forum)<-[:PARTICIPATED_IN|ORGANISED {dataset: $dataset}]-(b:Organisation)
WHERE a.id < b.id
WITH DISTINCT a, b, f ORDER BY f.name
WITH a, b, collect(f.name) AS names
WHERE size(names) >= $least
RETURN a.name AS organisation, b.name AS other, size(names) AS forums, names
ORDER BY forums DESC, organisation, other, a.id, b.id
