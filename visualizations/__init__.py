"""Pages to look at and to mail: visual encoding, layout, and one offline HTML file."""

# A package of interurban. Others have packages of this name; interurban._siblings looks for this line.
