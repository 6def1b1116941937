"""Who goes where at least cost, each somewhere once, no place beyond what it holds: assignments of any size."""
