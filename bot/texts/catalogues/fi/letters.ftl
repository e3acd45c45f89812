letters-wait = Jollekulle teistä on minulta yksityinen viesti, jota en saa perille. Sen voi avata tästä, eivätkä muut näe sitä.
letters-none = Sinulle ei ole nyt avaamattomia viestejä.
