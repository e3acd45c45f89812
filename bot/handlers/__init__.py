"""What is done with events, commands and due steps: load, ask the practice, save and write the effects down."""
