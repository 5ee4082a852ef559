"""Who held an office, year by year.

A source may say when an office began and not when it ended. `held` then says `possibly`, and never claims more.
"""

import interurban

g = interurban.load("citynet")

for year in (2011, 2013, 2014):
    answer = g.lookup("President of CITYNET", at=str(year))
    holders = [f"{row['name']} ({row['held']})" for row in answer if row["section"] == "Held by"]
    print(year, ", ".join(holders))
