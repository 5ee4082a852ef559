"""Reports: a document of sections, each with a figure, what it says, how it was computed, and its table."""
