"""Likely partners of an actor: what it shares with whom, whom its like are tied to, and what that counts."""
