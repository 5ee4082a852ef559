"""Analysis: whose ties count, central actors, partnership clusters."""
