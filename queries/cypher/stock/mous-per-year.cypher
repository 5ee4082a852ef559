// title: MOUs per year
// theme: agreements
// about: How many agreements were signed each year, by the earliest day each may have been.
// column year: of the signing
// column mous: how many
// column names: of the agreements
MATCH (m:MOU {dataset: $dataset})
WHERE m.id STARTS WITH '' AND m.on_earliest IS NOT NULL
WITH m.on_earliest.year AS year, m ORDER BY m.name
RETURN year, count(m) AS mous, collect(m.name) AS names
ORDER BY year
