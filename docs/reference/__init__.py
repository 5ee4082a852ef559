"""The pages of the documents that are made whole, a module each, from registries, headers and examples."""
