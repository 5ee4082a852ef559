// title: Sources by use
// theme: quality
// about: How many nodes and relationships cite each source.
// column source: name
// column publisher: who published it
// column nodes: how many cite it
// column relationships: how many cite it
MATCH (s:Source {dataset: $dataset})
WHERE s.id STARTS WITH ''
OPTIONAL MATCH (n {dataset: $dataset})
WHERE n.id STARTS WITH '' AND any(label IN labels(n) WHERE label IN $labels)
  AND any(x IN n.sources WHERE x = s.id OR x STARTS WITH s.id + '#')
WITH s, count(DISTINCT n) AS nodes
OPTIONAL MATCH ()-[r {dataset: $dataset}]->()
WHERE type(r) IN $types AND any(x IN r.sources WHERE x = s.id OR x STARTS WITH s.id + '#')
WITH s, nodes, count(DISTINCT r) AS relationships
RETURN s.name AS source, s.publisher AS publisher, nodes, relationships
ORDER BY relationships DESC, nodes DESC, source, s.id
