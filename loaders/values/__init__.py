"""Values as tables write them, read into plain ones: dates, numbers, coordinates, lists, and what is made of cells.

Every function is pure, and raises `BadValue` (a ValueError) with what is wrong and the remedy.
"""
