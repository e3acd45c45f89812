away-kinds-private = mahdolliset yksityiset muistutukset
away-kinds-farewell = viimeinen ajatus
