who-title = Ketkä pääsevät: { $date }
who-coming = Tulossa ({ $n }): { $names }
who-late = Tulossa myöhässä ({ $n }): { $names }
who-unsure = Ei vielä tiedossa ({ $n }): { $names }
who-away = Poissa ({ $n }): { $names }
who-no-answer = Ei vielä vastausta ({ $n }): { $names }
who-nobody = Tulossa ei ole vielä ketään.
