"""What the words mean: plain frozen records and facts that follow from them. No files, no solver."""
