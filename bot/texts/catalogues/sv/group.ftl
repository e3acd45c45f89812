group-created = Gruppen är skapad, och du är dess samtalsledare. Jag öppnar ett privat rum för gruppen och bjuder in dig dit. Deltagarna kommer in med hjälp av en kod. Skicka det här till dem:
room-topic = Nästa träff: { $date }
room-topic-no-next = Nästa träff bestäms senare
room-topic-over = De överenskomna träffarna har hållits
plan-title = Träffarnas tider och teman
plan-line = { $n }. { $date } · { $theme }
plan-zone = Tidszon: { $zone }
