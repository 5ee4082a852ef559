"""A data-set folder: a CSV table per type, what describes them, reading and writing them."""
