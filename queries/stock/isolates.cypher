// title: Isolates
// theme: reach
// about: Nodes that nothing joins to another, sources and the data set's own node apart.
// column name:
// column type:
MATCH (n)
WHERE NOT (n)--() AND NOT n:Source AND NOT n:DataSet
RETURN n.name AS name, labels(n)[0] AS type
ORDER BY type, name
