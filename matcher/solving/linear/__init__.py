"""Linear choices for a solver of linear programs, with or without fractions."""
