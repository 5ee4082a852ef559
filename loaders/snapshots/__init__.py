"""What was read of a data set, kept as columns for the next command."""
