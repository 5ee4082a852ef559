// title: Members who joined or left in a period
// theme: membership
// about: Memberships whose beginning or end lies, or may lie, in the period.
// param period: date = <latest certain year> -- a year, or a period such as 2013/2014
// default period: ()-[it:MEMBER_OF {dataset: $dataset}]->(:Organisation)
// default period: ()-[it {dataset: $dataset}]->()
// column member: name
// column network: name of the organisation
// column change: joined or left
// column date: as written
CALL {
  MATCH (m)-[r:MEMBER_OF {dataset: $dataset}]->(o:Organisation)
  WHERE r.since <> '..'
    AND (r.since_earliest IS NULL OR r.since_earliest <= date($period_last))
    AND (r.since_latest IS NULL OR r.since_latest >= date($period_first))
  RETURN m.name AS member, o.name AS network, 'joined' AS change, r.since AS date
  UNION ALL
  MATCH (m)-[r:MEMBER_OF {dataset: $dataset}]->(o:Organisation)
  WHERE r.until <> '..'
    AND (r.until_earliest IS NULL OR r.until_earliest <= date($period_last))
    AND (r.until_latest IS NULL OR r.until_latest >= date($period_first))
  RETURN m.name AS member, o.name AS network, 'left' AS change, r.until AS date
}
RETURN member, network, change, date
ORDER BY date, network, member, change
