"""One module per question: look-ups, ties, paths, rankings, clusters."""

# A package of interurban. Others have packages of this name; interurban._siblings looks for this line.
