"""The store: one SQLite file that holds everything Vertti knows. Ask `Database` for a `Tx`, and the `Tx` for the rest."""
