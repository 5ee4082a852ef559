// title: Offices and who held them at a date
// theme: offices
// about: Every holding that was, or may have been, in force. `possibly` means that the sources leave it open.
// param at: date = <latest certain year> -- as-of date (EDTF)
// default at: ()-[it:HOLDS {dataset: $dataset}]->(:Role)
// default at: ()-[it {dataset: $dataset}]->()
// column office: name of the role
// column holder: name; a role that holds another does so ex officio
// column since: as written
// column until: as written
// column held: definitely or possibly
MATCH (h)-[r:HOLDS {dataset: $dataset}]->(o:Role)
WHERE r.begins_earliest <= $at_last AND r.ends_latest >= $at_first
RETURN o.name AS office, h.name AS holder, r.since AS since, r.until AS until,
       CASE WHEN r.begins_latest <= $at_last_earliest AND r.ends_earliest >= $at_first_latest
       THEN 'definitely' ELSE 'possibly' END AS held
ORDER BY office, holder, since, until, r.id
