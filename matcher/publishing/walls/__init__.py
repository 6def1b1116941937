"""What is printed: wall rotas on A4, and a card of their weeks for each Chellow."""
