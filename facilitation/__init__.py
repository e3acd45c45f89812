"""The practice of peer mentoring: values and decisions, without any input or output.

Nothing here reads a clock, a database or a network: the present moment is always a parameter, and what should happen in
the world is returned as effects (`facilitation.effects`).
"""
