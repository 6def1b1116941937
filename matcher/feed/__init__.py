"""The feeds over HTTP: read-only, from the ledger, whole or not at all."""
