"""Every format in and out: the data-set folder, graph files, and the bundled data set citynet."""
