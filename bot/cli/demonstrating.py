"""`vertti demo`."""
