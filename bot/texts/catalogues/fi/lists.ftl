list-and = ja
list-or = tai
lines = { $lines }
