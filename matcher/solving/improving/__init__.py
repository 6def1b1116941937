"""Plans made better part by part, by one worker or several."""
