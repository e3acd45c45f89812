"""`python -m bot`, and what the console script `vertti` calls."""

from bot.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
