list-and = and
list-or = or
lines = { $lines }
