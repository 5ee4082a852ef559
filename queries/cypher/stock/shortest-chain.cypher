// title: Shortest chains between two actors
// theme: reach
// about: Every shortest chain, of any relationships in either direction; the look-up of a path ranks them and cites sources.
// param from: node = <most ties> -- where the chain begins
// default from: (it:City|Organisation|Person)-[{dataset: $dataset}]-()
// param to: node = <most ways from there> -- where it ends
// default to: ({dataset: $dataset, id: $from})-[*2 {dataset: $dataset}]-(it:City|Organisation|Person) WHERE it.id <> $from AND NOT EXISTS { (it)-[{dataset: $dataset}]-({dataset: $dataset, id: $from}) }
// default to: ({dataset: $dataset, id: $from})-[*1..2 {dataset: $dataset}]-(it:City|Organisation|Person) WHERE it.id <> $from
// column length: how many relationships
// column chain: names along the way
// column types: relationship types along the way
MATCH (a {dataset: $dataset, id: $from}), (b {dataset: $dataset, id: $to})
WHERE a.id <> b.id
  AND any(label IN labels(a) WHERE label IN $labels) AND any(label IN labels(b) WHERE label IN $labels)
MATCH p = allShortestPaths((a)-[*..6]-(b))
WHERE all(r IN relationships(p) WHERE r.dataset = $dataset AND type(r) IN $types)
RETURN length(p) AS length, [n IN nodes(p) | n.name] AS chain, [r IN relationships(p) | type(r)] AS types
ORDER BY chain, types
