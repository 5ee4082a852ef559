"""Files themselves: reading a table, and writing a file or a folder whole or not at all."""
