briefing-announce = Nästa gång en inledning, ungefär { $minutes } min. Ämne: { $topic }. Inledare: { $guest }. Vad skulle du vilja fråga? Skriv till mig privat, så förmedlar jag frågan utan namn.
briefing-guest-leaves = Tack för inledningen. Gästen lämnar nu träffen, och gruppens eget samtal börjar.

board-offer = Det här kan jag hjälpa till med
board-ask = Här skulle jag behöva hjälp
