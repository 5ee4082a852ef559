"""Popolo JSON, the format of open government data for people, organisations, their posts and memberships."""
