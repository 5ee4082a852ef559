"""One module per question: look-ups, ties, paths, rankings, clusters."""
