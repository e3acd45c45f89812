language-changed-for-you = Nu talar jag svenska med dig.
language-changed-for-group = Nu talar jag svenska med gruppen.
language-not-known =
    Jag kan finska, svenska och engelska.
    Exempel: { $example }
