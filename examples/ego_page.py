"""One actor and its surroundings at a date, as a page to mail.

The page is one file that works offline. Open it in any browser.
"""

import interurban

g = interurban.load("citynet")

page = g.view("seoul-2014.html", ego="Seoul", radius=1, at="2014", title="Seoul in 2014")
print(f"wrote {page}")
