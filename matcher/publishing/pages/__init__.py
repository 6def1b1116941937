"""Pages for the public and for the coordinator: what stands on them, and how it is drawn."""
