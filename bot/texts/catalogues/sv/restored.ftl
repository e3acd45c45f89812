restored-look =
    Jag har återställts från en säkerhetskopia. Jag minns gruppen som den var då: { $since }.
    Det som har avtalats eller besvarats efter det känner jag kanske inte till. Se efter om träffarna stämmer: { $plan_command }
    Rätta det som inte stämmer. Från tiden däremellan frågar eller påminner jag inte en andra gång.
