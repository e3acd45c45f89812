host-now = { $name } is now the group’s host: ask them about times, links and technical help.
host-already = { $name } is already the group’s host.

command-host-names = host, name host
command-host-summary = Name a host, who looks after times and links
command-host-example = host Pekka
