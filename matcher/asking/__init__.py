"""Questions about a plan: whom to ring for a gap, and when somebody who is away could come instead."""
