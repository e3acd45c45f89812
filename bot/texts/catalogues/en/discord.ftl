door-open = Open
