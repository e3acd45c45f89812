quiet-turned-on =
    Okej, jag skickar inga privata påminnelser till dig. Gruppens meddelanden kan du tysta i appens inställningar. De andra ser inte det här.
    Påminnelserna tillbaka: { $quiet_off_command }
quiet-turned-off = Okej, du får privata påminnelser igen.
quiet-for-those-who-lead = Som samtalsledare eller sekreterare får du fortfarande de meddelanden som du behöver i din uppgift.
