language-changed-for-you = I’ll speak English with you from now on.
language-changed-for-group = I’ll speak English with the group from now on.
language-not-known =
    I know Finnish, Swedish and English.
    Example: { $example }
