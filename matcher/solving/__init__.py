"""The only room that knows a solver: amounts made small, one after another, with value and bound."""
