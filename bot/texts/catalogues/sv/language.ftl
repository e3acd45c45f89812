language-changed-for-you = Nu talar jag svenska med dig.
language-changed-for-group = Nu talar jag svenska med gruppen.
language-not-known = Jag kan finska, svenska och engelska. Exempel: { $example }
language-names-fi = finska, på finska, fi
language-names-sv = svenska, på svenska, sv
language-names-en = engelska, på engelska, en
