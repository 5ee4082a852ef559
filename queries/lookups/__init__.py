"""Look-ups: who is this, what joins two actors, what does the data hold."""
