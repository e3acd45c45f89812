host-now = Gruppens sekreterare är nu { $name }. Tider, länkar och teknisk hjälp får ni av hen.
host-already = Gruppens sekreterare är redan { $name }.

command-host-names = till sekreterare, utse sekreterare
command-host-summary = Utse en sekreterare som sköter tider och länkar
command-host-example = till sekreterare Pekka
