limits-invitations = En person kan skicka { $most } inbjudningar per dygn. Så många kan du skicka nu: { $left }. Administratören kan höja gränsen.
limits-invitations-together = Från din server kan det skickas sammanlagt { $most } inbjudningar per dygn. Kvar just nu: { $left }. Administratören kan höja gränsen eller ge dig ett eget tillstånd.
limits-groups-together = Från din server kan det startas sammanlagt { $most } grupper per dygn, och nu är det fullt. Försök igen i morgon. Administratören kan höja gränsen eller ge dig ett eget tillstånd.
