"""Every format: one module each, and `FORMATS`, which lists them."""
