"""The views of a page: one module each, a script beside it that draws it, and `VIEWS`, which lists them."""
