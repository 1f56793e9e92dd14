"""What is true of every case: one small function for each property, named after what it says.

A property takes a case and returns, or fails an assertion. None of them knows what the case should come to.
"""
