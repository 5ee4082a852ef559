// title: Offices and who held them at a date
// theme: offices
// about: Every holding that was, or may have been, in force. `possibly` means that the sources leave it open.
// param at: date = 2014 -- as-of date (EDTF)
// column office: name of the role
// column holder: name; a role that holds another does so ex officio
// column since: as written
// column until: as written
// column held: definitely or possibly
MATCH (h)-[r:HOLDS]->(o:Role)
WHERE (r.since_earliest IS NULL OR r.since_earliest <= date($at_last))
  AND (r.until_latest IS NULL OR r.until_latest >= date($at_first))
RETURN o.name AS office, h.name AS holder, r.since AS since, r.until AS until,
       CASE WHEN (coalesce(r.since = '..', false) OR coalesce(r.since_latest <= date($at_last), false))
       AND (coalesce(r.until = '..', false) OR coalesce(r.until_earliest >= date($at_first), false))
       AND NOT coalesce(r.since, '') CONTAINS '?' AND NOT coalesce(r.until, '') CONTAINS '?'
       THEN 'definitely' ELSE 'possibly' END AS held
ORDER BY office, holder, since, until, r.id
