"""Pages to look at and to mail: visual encoding, layout, and one offline HTML file."""
