agreement-flow-request =
    Tässä on ryhmän yhteinen sopimus. Lue se rauhassa. Jos jokin mietityttää, kysy ensin vetäjältä: { $facilitator }.
    Hyväksy: { $accept_command }
agreement-flow-thanks = Kiitos. Olet hyväksynyt yhteisen sopimuksen. Voit palata siihen milloin vain: { $agreement_command }
agreement-flow-reminder-once =
    Ryhmän sopimus odottaa vielä sinua. Muistutan siitä vain kerran. Jos jokin mietityttää, kysy vetäjältä: { $facilitator }.
    Hyväksy: { $accept_command }
agreement-flow-changed =
    Ryhmä on muuttanut sopimustaan. Muuttunut kohta: { $clause }
    Hyväksy: { $accept_command }
agreement-flow-all-accepted = Kaikki ovat hyväksyneet yhteisen sopimuksen. Kiitos.
agreement-flow-missing-to-facilitator = Sopimuksen hyväksyntä puuttuu vielä: { $names }.
