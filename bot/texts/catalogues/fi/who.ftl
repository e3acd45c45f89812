who-title = Kuka pääsee: { $date }
who-coming = Tulossa ({ $n }): { $names }
who-late = Tulossa myöhässä ({ $n }): { $names }
who-unsure = Ei vielä tiedossa ({ $n }): { $names }
who-away = Poissa ({ $n }): { $names }
who-no-answer = Ei vielä vastausta ({ $n }): { $names }
who-total =
    { $n ->
        [0] Kukaan ei ole vielä ilmoittautunut.
        [1] Tulossa on yksi.
       *[other] Tulossa on { $n }.
    }
