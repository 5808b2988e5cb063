"""Question -> answer, quoted word for word from the articles."""
