trouble-rights-lost = Minulta puuttuu oikeus: { $missing }. Viestini ovat tauolla, kunnes oikeus palautetaan.
trouble-rights-back = Oikeudet ovat kunnossa, ja viestini jatkuvat.
trouble-removed = Minut on poistettu ryhmästä, ja viestini ovat tauolla. Jos se oli vahinko, kutsu minut takaisin. Jos ryhmä päättyi: { $end_command }
trouble-undelivered = Viesti ei ole mennyt perille: { $kind }, { $date }. Yritän edelleen.
trouble-undelivered-private = Yksityisviesti ei mene perille: { $name }. Aihe: { $kind }. Kerro siitä tarvittaessa muuta kautta.
trouble-expired = Viesti vanheni matkalla, enkä lähetä sitä enää: { $kind }, { $date }.
trouble-device-not-verified = Ryhmän viestit eivät aukea yhdellä laitteellasi, koska sitä ei ole vahvistettu: { $device }. Vahvista se sovelluksesi asetuksista.
trouble-identity-changed = Salausavaimet ovat vaihtuneet: { $name }. Varmista muuta kautta, että kyse on samasta ihmisestä.
