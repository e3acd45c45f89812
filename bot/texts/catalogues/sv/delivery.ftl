away-kinds-private = eventuella privata påminnelser
away-kinds-farewell = den sista tanken
