"""A programme of eight sessions that uses every command: one script for every platform, an approved transcript per language."""
