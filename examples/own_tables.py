"""Tables of your own: three small CSV files are a data set.

Relationships name their ends as they stand in the other tables; dates may be partial; ids are made from names.
"""

from pathlib import Path

import interurban

tables = {
    "city.csv": "name,aliases\nUtrecht,Utreg\nGhent,Gent@nl | Gand@fr\nAarhus,\n",
    "organisation.csv": "name,kind\nCanal Cities,network\n",
    "member_of.csv": "from,to,since,until\nUtrecht,Canal Cities,2009,..\nGhent,Canal Cities,2012?,2019\n",
}
folder = Path("canal-cities")
folder.mkdir(exist_ok=True)
for name, text in tables.items():
    (folder / name).write_text(text, encoding="utf-8")

g = interurban.load(folder)
for year in ("2010", "2012", "2020"):
    members = [row for row in g.lookup("Canal Cities", at=year) if row["section"] == "Has member"]
    print(year, [(row["name"], row["held"]) for row in members])
print(g.node("Gand").name)
