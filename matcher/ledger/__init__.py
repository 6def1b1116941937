"""The programme's memory: one SQLite file of what families said, who is away, what was published, and by whom."""
