// title: Shortest chain between two actors
// theme: reach
// about: The length of the shortest chain of any relationships; `interurban path` tells its steps.
// param from: text = Seoul -- name, alias or id
// param to: text = Microsoft -- name, alias or id
// column length: how many relationships
MATCH (a), (b)
WHERE (a.id = $from OR a.name = $from OR $from IN a.aliases) AND (b.id = $to OR b.name = $to OR $to IN b.aliases)
MATCH p = shortestPath((a)-[*..6]-(b))
RETURN length(p) AS length
