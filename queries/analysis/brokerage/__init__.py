"""Brokers: structural holes, and the roles of those who stand between others."""
