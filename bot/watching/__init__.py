"""Watching Vertti from outside: figures, health, and the service manager. Nothing that counts for people imports it."""
