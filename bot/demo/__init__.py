"""The first minute with the program: a homeserver of its own and a rehearsed group."""
