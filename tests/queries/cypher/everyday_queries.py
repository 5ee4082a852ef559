"""Read queries as analysts write them, over everything portable Cypher offers; each has one right order of rows."""

from __future__ import annotations

QUERIES = {
    "count nodes": "MATCH (n) RETURN count(*) AS n",
    "count by label": "MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label",
    "count by type": "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type",
    "a node": "MATCH (c:City {id: 'seoul'}) RETURN c",
    "a relationship": "MATCH (:City {id: 'seoul'})-[r:MEMBER_OF]->(o) RETURN r, o ORDER BY o.id, r.id",
    "multi-hop": "MATCH (a:City)-[:MEMBER_OF]->(o)<-[:MEMBER_OF]-(b:City)-[:IN_COUNTRY]->(k) WHERE a.id = 'seoul' "
    "RETURN DISTINCT k.name AS country ORDER BY country",
    "undirected": "MATCH (a {id: 'seoul'})--(b) RETURN count(DISTINCT b) AS n",
    "variable length": "MATCH (a {id: 'citynet'})-[*1..2]-(b) RETURN count(DISTINCT b) AS n",
    "variable length of types": "MATCH (a)-[:PART_OF*1..3]->(b) RETURN a.id AS a, b.id AS b ORDER BY a, b",
    "zero length": "MATCH (a {id: 'citynet'})-[:PART_OF*0..2]-(b) RETURN b.id AS id ORDER BY id",
    "path functions": "MATCH p = (a:Role)-[:HOLDS*1..2]->(b:Role) "
    "RETURN [n IN nodes(p) | n.id] AS ids, length(p) AS length, [r IN relationships(p) | type(r)] AS types ORDER BY ids",
    "a path": "MATCH p = (:City {id: 'seoul'})-[:IN_COUNTRY]->(:Country) RETURN p",
    "optional match": "MATCH (c:City) OPTIONAL MATCH (c)-[:HOLDS]->(r:Role) RETURN c.id AS id, r.id AS role ORDER BY id, role",
    "optional aggregation": "MATCH (c:City) OPTIONAL MATCH (c)-[:SIGNED]->(m) RETURN c.id AS id, count(m) AS n ORDER BY id",
    "aggregation": "MATCH (f:Forum) RETURN sum(f.attendees) AS sum, min(f.attendees) AS min, max(f.attendees) AS max, "
    "avg(f.attendees) AS avg, count(f.attendees) AS n, count(*) AS all",
    "collect": "MATCH (o:Organisation)<-[:MEMBER_OF]-(c) WITH o, c ORDER BY c.id "
    "RETURN o.id AS id, collect(DISTINCT c.id) AS members ORDER BY id",
    "having": "MATCH (o)<-[:MEMBER_OF]-(c) WITH o, count(DISTINCT c) AS n WHERE n > 2 RETURN o.id AS id, n ORDER BY id",
    "order, skip and limit": "MATCH (n) RETURN n.id AS id ORDER BY id DESC SKIP 3 LIMIT 5",
    "distinct": "MATCH (r:Role) RETURN DISTINCT r.kind AS kind ORDER BY kind",
    "unwind": "UNWIND [3, 1, 2, null] AS x RETURN x, x * 2 AS twice ORDER BY x",
    "unwind a property": "MATCH (c:City {id: 'seoul'}) UNWIND c.aliases AS alias RETURN alias ORDER BY alias",
    "range": "UNWIND range(1, 10, 3) AS x RETURN collect(x) AS xs",
    "exists subquery": "MATCH (c:City) WHERE EXISTS { MATCH (c)-[:MEMBER_OF]->(:Organisation {kind: 'network'}) } "
    "RETURN c.id AS id ORDER BY id",
    "not exists": "MATCH (c:City) WHERE NOT EXISTS { (c)-[:MEMBER_OF]->() } RETURN c.id AS id ORDER BY id",
    "count subquery": "MATCH (o:Organisation) RETURN o.id AS id, COUNT { (o)<-[:MEMBER_OF]-() } AS n ORDER BY n DESC, id",
    "collect subquery": "MATCH (c:Country) RETURN c.id AS id, "
    "COLLECT { MATCH (c)<-[:IN_COUNTRY]-(x:City) RETURN x.id ORDER BY x.id } AS cities ORDER BY id",
    "call subquery": "MATCH (o:Organisation) CALL { WITH o MATCH (o)<-[:MEMBER_OF]-(m) RETURN count(m) AS n } "
    "RETURN o.id AS id, n ORDER BY n DESC, id",
    "call subquery with scope": "MATCH (o:Organisation) CALL (o) { MATCH (o)<-[:MEMBER_OF]-(m) RETURN count(m) AS n } "
    "RETURN o.id AS id, n ORDER BY n DESC, id",
    "case": "MATCH (o:Organisation) RETURN o.id AS id, CASE o.kind WHEN 'network' THEN 1 WHEN 'bank' THEN 2 ELSE 0 END AS k, "
    "CASE WHEN o.members > 100 THEN 'large' WHEN o.members IS NULL THEN 'unknown' ELSE 'small' END AS size ORDER BY id",
    "coalesce and null": "MATCH (o:Organisation) RETURN o.id AS id, coalesce(o.members, -1) AS n, o.nothing AS nothing, "
    "o.members > 5 AS more ORDER BY id",
    "list functions": "RETURN head([1, 2]) AS head, last([1, 2]) AS last, tail([1, 2, 3]) AS tail, size([1, 2]) AS size, "
    "reverse([1, 2]) AS reverse, [1, 2, 3][1..] AS slice, [1, 2, 3][-1] AS at, 2 IN [1, 2] AS within, [1] + [2] AS plus",
    "list comprehension": "MATCH (c:City {id: 'seoul'}) RETURN [a IN c.aliases WHERE size(a) > 2 | toUpper(a)] AS long",
    "list predicates": "MATCH (c:City) WHERE any(a IN c.aliases WHERE a STARTS WITH 'S') "
    "AND all(a IN c.aliases WHERE size(a) > 0) AND none(a IN c.aliases WHERE a = '') RETURN c.id AS id ORDER BY id",
    "reduce": "RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS sum",
    "string functions": "RETURN toUpper('ab') AS upper, toLower('AB') AS lower, trim(' a ') AS trim, split('a,b', ',') AS parts, "
    "replace('aXa', 'X', '-') AS replaced, substring('seoul', 1, 3) AS sub, left('seoul', 2) AS left, right('seoul', 2) AS right, "
    "toString(12) AS text, toInteger('7') AS number, toFloat('1.5') AS float, size('서울') AS size",
    "string predicates": "MATCH (n:City) WHERE n.name CONTAINS 'o' AND n.name ENDS WITH 'a' OR n.name STARTS WITH 'Se' "
    "RETURN n.id AS id ORDER BY id",
    "regular expression": "MATCH (n:City) WHERE n.name =~ '(?i)s.*l' RETURN n.id AS id ORDER BY id",
    "arithmetic": "RETURN 7 / 2 AS whole, 7 / 2.0 AS real, 7 % 3 AS rest, 2 ^ 3 AS power, abs(-1.5) AS abs, ceil(1.2) AS ceil, "
    "floor(1.8) AS floor, round(2.5) AS round, sign(-3) AS sign, sqrt(16) AS root",
    "boolean logic": "RETURN true AND null AS a, false AND null AS b, true OR null AS c, NOT null AS d, true XOR true AS e, "
    "null = null AS f, 1 <> 2 AS g",
    "dates": "MATCH (f:Forum) WHERE f.on_earliest >= date('2013-11-01') AND f.on_latest < date('2014-01-01') "
    "RETURN f.id AS id, f.on_earliest AS day, f.on_earliest.year AS year, f.on_earliest.month AS month ORDER BY id",
    "date arithmetic": "RETURN date('2013-11-04') + duration('P3D') AS later, "
    "duration.inDays(date('2013-11-04'), date('2013-11-07')).days AS days, date('2013-11-04') < date('2014-01-01') AS before, "
    "date({year: 2014, month: 2, day: 3}) AS made, date('2014-02-03').week AS week",
    "map projection": "MATCH (c:City {id: 'seoul'}) RETURN c {.id, .name, two: 1 + 1, tie: [(c)-[:IN_COUNTRY]->(k) | k.id]} AS map",
    "maps": "WITH {a: 1, b: {c: [1, 2]}} AS m RETURN m.a AS a, m.b.c[1] AS c, keys(m) AS keys",
    "keys and properties": "MATCH (c:Country {id: 'korea'}) RETURN properties(c) AS all, c['name'] AS name",
    "pattern comprehension": "MATCH (o:Organisation {id: 'citynet'}) "
    "RETURN size([(o)<-[:MEMBER_OF]-(c:City) WHERE c.id < 'm' | c.id]) AS n",
    "label expression or": "MATCH (n:City|Country) RETURN count(n) AS n",
    "label expression not": "MATCH (n:!City) WHERE n:Organisation OR n:Person RETURN count(n) AS n",
    "label predicate": "MATCH (n) WHERE n:City OR n:Role RETURN labels(n)[0] AS label, count(*) AS n ORDER BY label",
    "type alternatives": "MATCH (a)-[r:RUNS|SUPPORTS]->(i) RETURN type(r) AS type, count(*) AS n ORDER BY type",
    "shortest path": "MATCH (a {id: 'seoul'}), (b {id: 'microsoft'}) MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n",
    "all shortest paths": "MATCH (a {id: 'busan'}), (b {id: 'colombo'}) "
    "MATCH p = allShortestPaths((a)-[:MEMBER_OF*..4]-(b)) RETURN [n IN nodes(p) | n.id] AS ids ORDER BY ids",
    "union": "MATCH (c:City) WHERE c.id < 'c' RETURN c.id AS id UNION MATCH (c:City {id: 'busan'}) RETURN c.id AS id",
    "union all": "CALL { RETURN 1 AS x UNION ALL RETURN 1 AS x UNION ALL RETURN 2 AS x } RETURN x, count(*) AS n ORDER BY x",
    "with and where": "MATCH (c:City)-[:MEMBER_OF]->(o) WITH c, count(o) AS n ORDER BY n DESC, c.id LIMIT 3 "
    "MATCH (c)-[:IN_COUNTRY]->(k) RETURN c.id AS id, n, k.id AS country ORDER BY n DESC, id",
    "relationship properties": "MATCH (a)-[r:HOLDS]->(o) WHERE r.since_earliest >= date('2013-01-01') "
    "RETURN a.id AS a, o.id AS o, r.since AS since ORDER BY a, o, since",
    "parallel relationships": "MATCH (a)-[r]->(b) WITH a, b, count(r) AS n WHERE n > 1 RETURN a.id AS a, b.id AS b, n ORDER BY a, b",
    "triangle": "MATCH (a)-[:MEMBER_OF]->(b)-[:PART_OF]->(c)<-[:MEMBER_OF]-(a) RETURN a.id AS a, b.id AS b, c.id AS c ORDER BY a, b",
    "parameters": "MATCH (c:City) WHERE c.id IN $ids RETURN c.id AS id, $year + 1 AS next ORDER BY id",
    "percentile and deviation": "UNWIND [1, 2, 3, 4] AS x RETURN percentileCont(x, 0.5) AS median, percentileDisc(x, 0.5) AS lower, "
    "stDev(x) AS deviation",
    "start and end node": "MATCH ()-[r:SIGNED]->() RETURN startNode(r).id AS a, endNode(r).id AS b ORDER BY a, b",
    "unaliased columns": "MATCH (c:City {id: 'seoul'}) RETURN c.name, c.id AS id, count(*), size(c.aliases) + 1, 'text'",
    "return everything": "MATCH (c:City {id: 'seoul'})-[r:IN_COUNTRY]->(k) WITH c.id AS city, k.id AS country RETURN *",
    "unaliased map projection": "MATCH (c:City {id: 'seoul'}) RETURN c {.id, n: size(c.aliases)}",
    "map projection of everything": "MATCH (k:Country {id: 'korea'}) RETURN k {.*, n: 1} AS k",
    "a trailing semicolon": "MATCH (c:City) RETURN count(c) AS n;",
    "comments": "// how many\nMATCH (c:City) /* cities */ RETURN count(c) AS n",
    "backquoted names": "MATCH (`a city`:`City` {id: 'seoul'}) RETURN `a city`.`name` AS `its name`",
    "inline where": "MATCH (c:City WHERE c.id < 'd')-[r:MEMBER_OF WHERE r.since IS NOT NULL]->(o) "
    "RETURN c.id AS id, r.since AS since, o.id AS o ORDER BY id, o, since, r.id",
    "quantified relationship": "MATCH (a {id: 'citynet'})<-[:PART_OF]-{1,2}(b) RETURN DISTINCT b.id AS id ORDER BY id",
    "quantified pattern": "MATCH (a {id: 'citynet'}) ((x)<-[:PART_OF]-(y)){1,2} (b) RETURN DISTINCT b.id AS id ORDER BY id",
    "label expression and not": "MATCH (n:(City|Country)&!Organisation) RETURN count(n) AS n",
    "any label": "MATCH (n:%) WHERE n.id = 'seoul' RETURN n.name AS name",
    "is labelled": "MATCH (n IS City) RETURN count(n) AS n",
    "type expression": "MATCH (a)-[r:!MEMBER_OF&!IN_COUNTRY]->(b) RETURN count(r) AS n",
    "dynamic property": "MATCH (c:City {id: 'seoul'}) RETURN c['na' + 'me'] AS name, properties(c).id AS id",
    "distance of points": "WITH point({latitude: 37.57, longitude: 126.98}) AS seoul, "
    "point({latitude: 35.18, longitude: 129.08}) AS busan "
    "RETURN point.distance(seoul, busan) / 1000 AS km, seoul.latitude AS latitude, seoul AS place",
    "distance between cities": "MATCH (a:City), (b:City) WHERE a.id < b.id AND a.latitude > 0 AND b.latitude > 0 "
    "AND a.longitude IS NOT NULL AND b.longitude IS NOT NULL "
    "RETURN a.id AS a, b.id AS b, point.distance(point({latitude: a.latitude, longitude: a.longitude}), "
    "point({latitude: b.latitude, longitude: b.longitude})) AS metres ORDER BY a, b LIMIT 20",
    "times": "RETURN datetime('2013-11-04T10:30:00+09:00') AS moment, localdatetime('2013-11-04T10:30:00') AS local, "
    "time('10:30:00+09:00') AS hour, localtime('10:30') AS clock, duration('P1Y2M3DT4H') AS long",
    "times as text": "RETURN toString(date('2013-11-04')) AS day, toString(datetime('2013-11-04T10:30:00Z')) AS moment, "
    "toString(duration('P14M')) AS long, toString(1.0) AS one, toString(true) AS yes",
    "parts of times": "WITH datetime('2013-11-04T10:30:15+09:00') AS t, date('2013-11-04') AS d "
    "RETURN t.year AS year, t.hour AS hour, t.offset AS offset, t.epochSeconds AS epoch, "
    "d.quarter AS quarter, d.week AS week, d.dayOfWeek AS day, d.ordinalDay AS ordinal",
    "truncated dates": "RETURN date.truncate('month', date('2013-11-04')) AS month, date.truncate('year', date('2013-11-04')) "
    "AS year, datetime.truncate('hour', datetime('2013-11-04T10:30:15Z')) AS hour",
    "days between": "MATCH (f:Forum) WHERE f.on_earliest IS NOT NULL AND f.on_latest IS NOT NULL "
    "RETURN f.id AS id, duration.inDays(f.on_earliest, f.on_latest).days AS days, "
    "duration.between(f.on_earliest, f.on_latest) AS between ORDER BY id",
    "conversion that fails": "RETURN toInteger('x') AS a, toFloat('') AS b, toBoolean('maybe') AS c, toIntegerOrNull('7.9') AS d, "
    "toStringOrNull(null) AS e",
    "lists of things": "MATCH (c:City {id: 'seoul'})-[r:IN_COUNTRY]->(k) RETURN [c, k] AS nodes, {r: r} AS map",
    "is null and is not null": "MATCH (o:Organisation) RETURN o.members IS NULL AS unknown, count(*) AS n ORDER BY unknown",
    "comparison of unlike things": "RETURN 1 = 1.0 AS a, 1 = '1' AS b, [1, null] = [1, null] AS c, 1 < 'a' AS d, "
    "[1, 2] < [1, 3] AS e",
    "order of unlike things": "UNWIND [1, 'a', true, null, 2.5, 'B'] AS x RETURN x ORDER BY x",
    "order of text": "UNWIND ['b', 'A', 'Z', 'a', '서울', 'é', 'zz'] AS x RETURN x ORDER BY x DESC",
    "nested subqueries": "MATCH (c:City) WHERE EXISTS { (c)-[:MEMBER_OF]->(o) WHERE COUNT { (o)<-[:MEMBER_OF]-() } > 3 } "
    "RETURN c.id AS id ORDER BY id",
    "exists with with": "MATCH (c:City) WHERE EXISTS { MATCH (c)-[:MEMBER_OF]->(o) WITH o WHERE o.kind = 'network' RETURN o } "
    "RETURN count(c) AS n",
    "subquery of unions": "MATCH (c:City {id: 'seoul'}) CALL (c) { MATCH (c)-->(x) RETURN x UNION MATCH (c)<--(x) RETURN x } "
    "RETURN count(DISTINCT x) AS n",
    "relationship between the same": "MATCH (a)-[r]->(b), (a)-[s]->(b) WHERE r.id < s.id RETURN count(*) AS n",
    "nothing found": "MATCH (c:City {id: 'atlantis'}) RETURN c.name AS name",
    "aggregation of nothing": "MATCH (c:City {id: 'atlantis'}) RETURN count(c) AS n, collect(c) AS all, sum(c.x) AS sum, avg(c.x) AS avg",
    "foreign letters": "MATCH (c:City) WHERE any(a IN c.aliases WHERE a =~ '.*[가-힣].*') RETURN count(c) AS n, '서울' AS 도시",
    "escapes": "RETURN 'it\\'s' AS a, \"a \\\"b\\\"\" AS b, 'tab\\there' AS c, '\\u00e9' AS d",
    "columns as they are written": "MATCH (c:City {id: 'seoul'}) RETURN  c . name , toUpper( c.id ), 1+ 2",
    "missing in a comprehension": "MATCH (c:City) OPTIONAL MATCH (c)-[:HOLDS]->(r:Role) "
    "RETURN c.id AS id, r.id AS role, size([(r)-[:ROLE_IN]->(o) WHERE o.id > 'd' | o.id]) AS n ORDER BY id, role",
    "missing in a condition": "MATCH (c:City) OPTIONAL MATCH (c)-[:HOLDS]->(r:Role) WITH c, r WHERE NOT (r)-[:ROLE_IN]->() "
    "RETURN c.id AS id, r.id AS role ORDER BY id, role",
    "missing in exists": "MATCH (c:City) OPTIONAL MATCH (c)-[:SIGNED]->(m) RETURN c.id AS id, m.id AS mou, exists((m)<--()) AS some "
    "ORDER BY id, mou",
    "missing by itself": "MATCH (c:City) OPTIONAL MATCH (c)-[:HOLDS]->(r:Role) MATCH (r) RETURN c.id AS id, r.id AS role ORDER BY id, role",
    "comprehension in a comprehension": "MATCH (c:City {id: 'seoul'})-[:MEMBER_OF]->(o) "
    "RETURN o.id AS id, size([(o)<-[:MEMBER_OF]-(x) WHERE (x)-[:IN_COUNTRY]->() AND size([(x)-->(y) | y]) > 1 | x.id]) AS n ORDER BY id, n",
    "comprehension of paths": "MATCH (c:City {id: 'seoul'}) RETURN [p = (c)-[:IN_COUNTRY]->(k) | [length(p), k.id]] AS paths",
    "filter after a cut": "MATCH (o:Organisation) WITH o, o.members > 50 AS large ORDER BY o.id SKIP 1 LIMIT 20 WHERE large "
    "RETURN o.id AS id ORDER BY id",
    "filter after a cut of groups": "MATCH (c:City)-[:IN_COUNTRY]->(k) WITH k.id AS country, count(c) AS n ORDER BY n DESC, country LIMIT 2 "
    "WHERE n > 2 RETURN country, n ORDER BY country",
    "condition in CASE": "MATCH (c:City) RETURN c.id AS id, CASE WHEN (c)-[:HOLDS]->() THEN 'holds' ELSE 'none' END AS office ORDER BY id",
    "big numbers": "RETURN 9007199254740993 AS big, -7 / 2 AS down, -7 % 3 AS rest, 1e3 AS float, 0x1F AS hex, 10 ^ 2 AS power",
}  # fmt: skip

PARAMETERS = {"ids": ["seoul", "busan", "nowhere"], "year": 2013}
