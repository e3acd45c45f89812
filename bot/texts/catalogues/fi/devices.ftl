devices-left-out =
    { $count ->
        [one] Yksi laitteesi ei saa viestieni avaimia, koska sitä ei ole vahvistettu: { $devices }
       *[other] Osa laitteistasi ei saa viestieni avaimia, koska niitä ei ole vahvistettu: { $devices }
    }
    Jos tunnistat laitteen, vahvista se sovelluksesi asetuksista. Seuraavat viestini näkyvät sen jälkeen sielläkin.
    Jos et tunnista sitä, kirjaa se ulos samasta paikasta ja vaihda salasanasi. Kerron tästä vain kerran.
devices-reads-nowhere = Viestini eivät aukea yhdelläkään laitteella: { $name }. Laite pitää ensin vahvistaa sovelluksen asetuksista. Auta tarvittaessa muuta kautta, sillä yksityisviestini ei välttämättä näy.
devices-identity-replaced = Salausavaimet on vaihdettu: { $name }. Useimmiten syynä on kadonnut palautusavain tai uusi puhelin, mutta tilille on voinut päästä myös joku muu. Varmista asia puhelimessa tai kasvokkain, ennen kuin ryhmässä puhutaan luottamuksellisista asioista.
