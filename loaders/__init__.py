"""Every format in and out: the data-set folder, graph files, and the bundled data set citynet."""

# A package of interurban. Others have packages of this name; interurban._siblings looks for this line.
