// title: MOUs of an actor and their parties
// theme: agreements
// about: Agreements the actor signed, and with whom.
// param actor: text = CITYNET -- name, alias or id of a city or an organisation
// column mou:
// column kind:
// column date: as written
// column parties: the others
MATCH (a)-[:SIGNED]->(m:MOU)
WHERE (a.id = $actor OR a.name = $actor OR $actor IN a.aliases)
OPTIONAL MATCH (m)<-[:SIGNED]-(b) WHERE b.id <> a.id
WITH m, b ORDER BY b.name
WITH m, collect(DISTINCT b.name) AS parties
RETURN m.name AS mou, m.kind AS kind, m.on AS date, parties
ORDER BY date, mou
