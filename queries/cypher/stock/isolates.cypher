// title: Isolates
// theme: reach
// about: Nodes that nothing joins to another; sources and the node that describes the data set are left out.
// column name: of the node
// column type: its label
MATCH (n)
WHERE NOT (n)--() AND NOT n:Source AND NOT n:DataSet
RETURN n.name AS name, labels(n)[0] AS type
ORDER BY type, name, n.id
