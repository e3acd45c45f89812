commitment-ask = What will you try before the next meeting? Something small is enough. The form “when …, then …” helps you get started.
