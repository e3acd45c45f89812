host-now = Ryhmän sihteeri on nyt { $name }. Ajat, linkit ja tekninen apu löytyvät häneltä.
host-already = Ryhmän sihteeri on jo { $name }.

command-host-names = sihteeriksi, nimeä sihteeri
command-host-summary = Nimeä ryhmälle sihteeri, joka hoitaa ajat ja linkit
command-host-example = sihteeriksi Pekka
