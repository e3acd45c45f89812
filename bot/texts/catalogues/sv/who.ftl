who-title = Vem kommer: { $date }
who-coming = Kommer ({ $n }): { $names }
who-late = Kommer lite sent ({ $n }): { $names }
who-unsure = Vet inte ännu ({ $n }): { $names }
who-away = Kan inte komma ({ $n }): { $names }
who-no-answer = Inget svar ännu ({ $n }): { $names }
who-total =
    { $n ->
        [0] Ingen har anmält sig ännu.
        [1] En kommer.
       *[other] { $n } kommer.
    }
