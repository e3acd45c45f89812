who-title = Vilka kommer: { $date }
who-coming = Kommer ({ $n }): { $names }
who-late = Kommer lite senare ({ $n }): { $names }
who-unsure = Vet inte ännu ({ $n }): { $names }
who-away = Kan inte komma ({ $n }): { $names }
who-no-answer = Inget svar ännu ({ $n }): { $names }
who-nobody = Ingen har anmält sig ännu.
