briefing-announce = Ensi kerralla alustus, noin { $minutes } min. Aihe: { $topic }. Alustaja: { $guest }. Mitä haluaisit kysyä? Kirjoita minulle yksityisesti, niin välitän kysymyksen ilman nimeä.
briefing-guest-leaves = Kiitos alustuksesta. Vieraamme poistuu nyt, ja ryhmän oma keskustelu alkaa.

board-offer = Voin auttaa tässä
board-ask = Tähän kaipaisin apua
