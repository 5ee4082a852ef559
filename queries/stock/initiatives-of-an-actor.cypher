// title: Initiatives of an actor
// theme: topics
// about: What an actor runs or supports.
// param actor: text = Seoul -- name, alias or id of a city or an organisation
// column initiative:
// column kind:
// column as: runs or supports
// column since: as written
// column until: as written
MATCH (a)-[r:RUNS|SUPPORTS]->(i:Initiative)
WHERE (a.id = $actor OR a.name = $actor OR $actor IN a.aliases)
RETURN i.name AS initiative, i.kind AS kind, toLower(type(r)) AS as, i.since AS since, i.until AS until
ORDER BY initiative, as
