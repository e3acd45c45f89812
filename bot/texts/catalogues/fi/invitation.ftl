invitation-invite = Sinut on kutsuttu vertaisryhmään: { $group }. Vetäjä: { $facilitator }. Ensimmäinen tapaaminen: { $date }. Kutsu ei vielä sido sinua mihinkään.
invitation-mail =
    Tervetuloa vertaisryhmään: { $group }. Avaa keskustelu botin kanssa ja lähetä sille tämä koodi: { $code }
    { $link }
invitation-code-ok = Koodi kelpaa. Kutsu ryhmään on lähetetty: { $group }.
invitation-code-unknown = En tunne tätä koodia. Tarkista se ryhmän vetäjältä.
invitation-sent = Kutsu on lähetetty: { $names }. Joissakin sovelluksissa se näkyy pyynnöissä eikä viesteissä.
invitation-accepted = Kutsun on hyväksynyt { $name }.
invitation-declined = { $name } ei lähde tällä kertaa mukaan. Syytä ei tarvitse kysyä.
invitation-pending = Kutsuun ei ole vielä vastausta: { $names }.
