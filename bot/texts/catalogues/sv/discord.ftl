door-open = Öppna
