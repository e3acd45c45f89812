commitment-ask = What will you try before the next meeting? Small is enough. The form “when …, then …” helps you start.
