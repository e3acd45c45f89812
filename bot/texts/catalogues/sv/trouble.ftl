trouble-rights-lost = Jag saknar en rättighet: { $missing }. Mina meddelanden är pausade tills den återställs.
trouble-rights-back = Rättigheterna är i ordning, och mina meddelanden fortsätter.
trouble-removed = Jag har tagits bort ur gruppen, och mina meddelanden är pausade. Om det var ett misstag, bjud in mig igen. Om gruppen är slut: { $end_command }
trouble-undelivered = Ett meddelande har inte kommit fram: { $kind }, { $date }. Jag försöker fortfarande.
trouble-undelivered-private = Ett privat meddelande kommer inte fram: { $name }. Ämne: { $kind }. Berätta vid behov på annat sätt.
trouble-expired = Ett meddelande hann bli inaktuellt, och jag skickar det inte längre: { $kind }, { $date }.
trouble-device-not-verified = Gruppens meddelanden öppnas inte på en av dina enheter, eftersom den inte är verifierad: { $device }. Verifiera den i appens inställningar.
trouble-identity-changed = Krypteringsnycklarna har bytts ut: { $name }. Kontrollera på annat sätt att det är samma person.
