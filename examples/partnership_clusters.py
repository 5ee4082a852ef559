"""Which cities form clusters, and what holds each together.

The answer says how it was computed. The same seed gives the same clusters.
"""

import interurban

g = interurban.load("citynet")
clusters = g.clusters(of="City", through="Organisation", seed=1)

for cluster in clusters:
    print(f"{cluster['size']} cities, held together by {'; '.join(cluster['held_together_by'])}")
    print("   ", "; ".join(cluster["members"]))
print(clusters.computed["method"])
