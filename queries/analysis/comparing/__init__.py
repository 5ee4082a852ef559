"""Two actors, or two networks, against one another: what both have, what each has alone, and what chance would give."""
