"""FollowTheMoney JSON lines, the format of Aleph, OpenSanctions and OpenAleph for companies, people and payments."""
