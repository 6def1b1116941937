"""How a plan is made: pairs and calendars, aim after aim, and the questions that are answered by planning."""
