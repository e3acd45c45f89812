data-forgotten = Dina uppgifter är raderade.
data-mark-stays = Kvar finns bara ett märke, så att jag inte bjuder in dig igen, och tidigare meddelanden i gruppens rum.
data-talk-ends = Nu lämnar jag den här konversationen. Allt gott till dig.
data-leave = Du har lämnat gruppen. Den förtrolighet vi kommit överens om gäller också efteråt. Tack för att du var med.
data-leave-stays = Dina uppgifter raderas med gruppens uppgifter. Radera dem genast: { $forget_command }
about-group = Grupp: { $group }
