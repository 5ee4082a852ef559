"""How two actors are connected, and where it was read.

Chains that tell something come before those through hubs, which tie almost everybody to everybody.
"""

import interurban

g = interurban.load("citynet")

for step in g.path("Seoul", "Microsoft", most=1):
    print(f"{step['chain']}: {step['step']} {step['name']} {step['sources']}")
