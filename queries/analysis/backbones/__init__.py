"""Which ties are more than size explains: null models, exact tail probabilities, corrections for many tests."""
