"""A graph of any program as one of ours: types, ids, names and attributes are matched to the vocabulary."""
