data-forgotten = Dina uppgifter är raderade. Kvar finns bara ett märke, så att jag inte bjuder in dig igen, och mina tidigare meddelanden i gruppens historik.
data-leave = Du har lämnat gruppen. Den förtrolighet vi kommit överens om gäller också efteråt. Tack för att du var med.
about-group = Grupp: { $group }
