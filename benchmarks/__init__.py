"""How fast Vertti is, measured beside the least that could do the same. See README.md."""
