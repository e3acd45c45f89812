door-open = Avaa
