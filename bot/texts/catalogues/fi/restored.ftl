restored-look =
    Minut on palautettu varmuuskopiosta. Muistan ryhmän sellaisena kuin se oli silloin: { $since }.
    Jos jotain on sovittu tai vastattu sen jälkeen, en ehkä tiedä siitä. Katso, ovatko tapaamiset kohdallaan: { $plan_command }
    Korjaa, mikä ei pidä paikkaansa. Siltä väliltä en kysy enkä muistuta toiseen kertaan.
