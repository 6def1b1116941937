"""What is typed after a verb: people, dates, duties and locks in words, read the way sheets are."""
