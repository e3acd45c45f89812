"""Keeping: one file that holds what Vertti cannot do without, and how Vertti comes back from it."""
