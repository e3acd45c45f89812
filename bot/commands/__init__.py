"""The commands: what can be said to Vertti, by whom, where, and what it then does."""
