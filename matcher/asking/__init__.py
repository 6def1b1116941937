"""Questions about a plan: why it is so, whom to ring for a gap, when somebody away could come instead."""
