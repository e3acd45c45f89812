invitation-send-on = Lähetä tämä jäsenille:
invitation-mail =
    Tervetuloa vertaisryhmään: { $group }
    1. Avaa keskustelu botin kanssa: { $link }
    2. Lähetä sille tämä koodi: { $code }
invitation-code-ok = Koodi kelpaa. Lähetin sinulle kutsun ryhmän huoneeseen: { $group }. Joissakin sovelluksissa se näkyy pyynnöissä eikä viesteissä.
invitation-code-unknown = En tunne tätä koodia. Tarkista se ryhmän vetäjältä.
invitation-code-already = Olet jo mukana tässä ryhmässä.
invitation-sent = Kutsu on lähetetty: { $names }. Joissakin sovelluksissa se näkyy pyynnöissä eikä viesteissä.
invitation-declined = { $name } ei lähde tällä kertaa mukaan. Syytä ei tarvitse kysyä.
invitation-pending = Kutsuun ei ole vielä vastausta: { $names }.
