closed-room-name = { $group }: samtal
closed-room-topic = Gruppens eget rum, där Vertti inte är med
closed-room-lead =
    Gruppen får också ett slutet rum, där ni kan samtala utan mig. Jag bjöd in dig först.
    När du kommer in bjuder jag in de andra och lämnar rummet direkt efteråt. Skriv där först när jag i gruppens rum har berättat att jag har gått: fram till dess skulle min enhet få meddelandena.
    Sedan är det du som sköter rummet. Jag ser inte längre vad som skrivs där, och kan varken bjuda in eller ta bort någon.
closed-room-goodbye = Jag lämnar det här rummet nu. När jag är borta får jag varken rummets meddelanden eller nycklarna till dem. Samtalsledaren bjuder in och tar bort.
closed-room-open =
    Gruppen har nu ett slutet rum för samtal. Jag bjöd in alla och lämnade det själv, så jag ser inte vad som skrivs där.
    Det här rummet är fortfarande för det praktiska, och här är jag med.
closed-room-invite-yourself = { $name } har kommit till gruppen. Jag är inte längre i det slutna rummet och kan inte bjuda in dit. Gör det själv, med adressen { $id }.
closed-room-remove-yourself = { $name } är inte längre i gruppen men kan vara kvar i det slutna rummet. Jag kommer inte in där: ta själv bort personen vid behov.
