# What belongs after a command's name, as it is called in a sentence.

parameter-session = träffens nummer
parameter-when = tid
parameter-day = dag
parameter-time-of-day = klockslag
parameter-words = text
parameter-text = text
parameter-link = länk
parameter-person = deltagarens namn
parameter-people = ett användarnamn som @pekka:example.org
parameter-language = språk
parameter-switch = ”på” eller ”av”
parameter-sessions = antal träffar
parameter-poll = fråga och alternativ
parameter-command = kommandots namn
parameter-name = gruppens namn
parameter-drop = bort

# What was wrong with it.

errors-understood = Det här förstod jag: { $understood }
errors-wrong-weekday =
    Veckodagen och datumet stämmer inte överens. Enligt datumet: { $date }.
    Exempel: { $example }
errors-no-such-session = Träff { $input } finns inte. Gruppens träffar: { $numbers }.
errors-no-session-ahead = Det finns inga kommande träffar.
errors-which-member = Vem menar du med ”{ $input }”: { $names }?
errors-bad-part =
    Jag förstod inte det här: ”{ $input }”. Här ska stå: { $what }.
    Exempel: { $example }
errors-bad-poll =
    Till en enkät hör en fråga och { $fewest }–{ $most } olika alternativ med lodstrecket | emellan.
    Exempel: { $example }
errors-too-much =
    Jag förstod inte slutet av kommandot: ”{ $input }”.
    Exempel: { $example }
errors-too-long = För långt: { $what }. Högst { $most } tecken.
