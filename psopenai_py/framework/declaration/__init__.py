"""How a cmdlet is declared, and the record it is compiled to."""
