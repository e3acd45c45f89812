devices-left-out =
    { $count ->
        [one] En av dina enheter får inte nycklarna till mina meddelanden, eftersom den inte är verifierad: { $devices }
       *[other] Några av dina enheter får inte nycklarna till mina meddelanden, eftersom de inte är verifierade: { $devices }
    }
    Om du känner igen enheten kan du verifiera den i appens inställningar. Efter det syns mina följande meddelanden där också.
    Om du inte känner igen den, logga ut den på samma ställe och byt lösenord. Jag berättar det här bara en gång.
devices-reads-nowhere = Mina meddelanden går inte att läsa på någon enhet: { $name }. Enheten behöver först verifieras i appens inställningar. Hjälp vid behov till på annat sätt, för mitt privata meddelande kanske inte syns.
devices-identity-replaced = Krypteringsnycklarna har bytts ut: { $name }. Oftast beror det på en borttappad återställningsnyckel eller en ny telefon, men någon annan kan också ha kommit åt kontot. Kontrollera saken per telefon eller öga mot öga, innan gruppen talar om något förtroligt.
