"""The command line: what an admin types, thin over the parts that do the work."""
