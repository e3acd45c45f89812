"""The program around the practice: chat platforms, database, schedule, commands, configuration, command line."""
