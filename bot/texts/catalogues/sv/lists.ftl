list-and = och
list-or = eller
lines = { $lines }
