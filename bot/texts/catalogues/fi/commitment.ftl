commitment-ask = Mitä kokeilet seuraavaan tapaamiseen asti? Pieni riittää. Muoto ”kun …, niin …” auttaa alkuun.
