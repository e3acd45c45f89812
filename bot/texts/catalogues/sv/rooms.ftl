# The group's room is lost: told in private to facilitator, host and administrators.
rooms-gone =
    Jag har tagits bort ur gruppens rum. Jag påminner inte om något förrän jag kommer tillbaka.
    När någon bjuder in mig till rummet igen fortsätter jag där jag slutade.
    Går det inte kan samtalsledaren be mig om ett nytt rum: { $room_command }
rooms-powerless =
    Jag saknar de rättigheter som jag behöver i gruppens rum. Jag påminner inte om något förrän jag får dem tillbaka.
    När någon ger mig administratörsrättigheter i rummet fortsätter jag där jag slutade.
    Går det inte kan samtalsledaren be mig om ett nytt rum: { $room_command }
rooms-replaced =
    Gruppens rum har stängts, och jag har inte flyttat till något annat rum. Tills vidare påminner jag inte om något.
    Om rummet har bytts med avsikt kan samtalsledaren eller administratören bjuda in mig till det nya.
    Annars kan samtalsledaren be mig om ett nytt rum: { $room_command }
rooms-not-followed =
    Gruppens rum har bytts mot ett annat, men jag kom inte in där. Tills vidare påminner jag inte om något.
    Samtalsledaren eller administratören som skapade rummet kan bjuda in mig dit.
    Annars kan samtalsledaren be mig om ett nytt rum: { $room_command }
rooms-regained = Rummet är i ordning igen, och jag fortsätter enligt programmet.
rooms-here-again = Nu är jag här igen. Så här fortsätter vårt program:
rooms-first =
    Jag kan inte skriva i gruppens rum just nu, så jag gjorde ingenting.
    Så här får du ett nytt rum: { $room_command }
rooms-in-order = Allt är i ordning i gruppens rum, så det behövs inget nytt.
rooms-opening = Jag öppnar ett nytt rum för gruppen och bjuder in alla.
