// title: What an organisation is made of
// theme: organisations
// about: Its committees and units, their parts, and who is a member of them.
// param network: text = CITYNET -- name, alias or id of an organisation
// column part:
// column of:
// column members: how many
MATCH (u:Organisation)-[:PART_OF*1..3]->(o:Organisation)
WHERE (o.id = $network OR o.name = $network OR $network IN o.aliases)
MATCH (u)-[:PART_OF]->(w:Organisation)
RETURN DISTINCT u.name AS part, w.name AS of, COUNT { MATCH (u)<-[:MEMBER_OF]-() } AS members
ORDER BY part, of
