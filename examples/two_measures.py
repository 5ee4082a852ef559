"""Two measures side by side, as a DataFrame.

Betweenness finds brokers that degree overlooks: few ties, but between parts that are otherwise apart. Needs
pandas, an extra: `pip install '.[pandas]'`.
"""

import interurban

g = interurban.load("citynet")
frame = g.rank(of="Organisation", through="Forum").to_dataframe().set_index("name")

ranks = frame[["degree", "betweenness"]].rank(ascending=False, method="min").astype(int)
print(ranks.head(6))
print(f"Spearman's correlation: {frame['degree'].corr(frame['betweenness'], method='spearman'):.2f}")
