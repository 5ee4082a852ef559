// title: Shortest chains between two actors
// theme: reach
// about: Every shortest chain, of any relationships in either direction; the look-up of a path ranks them and cites sources.
// param from: node = Seoul -- where the chain begins
// param to: node = Microsoft -- where it ends
// column length: how many relationships
// column chain: names along the way
// column types: relationship types along the way
MATCH (a {id: $from}), (b {id: $to})
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[*..6]-(b))
RETURN length(p) AS length, [n IN nodes(p) | n.name] AS chain, [r IN relationships(p) | type(r)] AS types
ORDER BY chain, types
