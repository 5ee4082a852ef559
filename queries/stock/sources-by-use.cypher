// title: Sources by use
// theme: quality
// about: How many nodes and relationships cite each source.
// column source:
// column publisher:
// column nodes: how many
// column relationships: how many
MATCH (s:Source)
OPTIONAL MATCH (n) WHERE any(x IN n.sources WHERE x = s.id OR x STARTS WITH s.id + '#')
WITH s, count(DISTINCT n) AS nodes
OPTIONAL MATCH (a)-[r]->() WHERE any(x IN r.sources WHERE x = s.id OR x STARTS WITH s.id + '#')
RETURN s.name AS source, s.publisher AS publisher, nodes, count(DISTINCT r) AS relationships
ORDER BY relationships DESC, source
