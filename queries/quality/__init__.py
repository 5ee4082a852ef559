"""How good the data is: what is unsourced, undated, disputed, doubled, untied, and where it covers little."""
