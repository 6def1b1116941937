"""Whole plans put together from ways through the days, one for each person, by prices of what they share."""
