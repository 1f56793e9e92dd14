"""From the syntax tree to closures: an expression becomes a function of the frame, a statement one of the frame and its output."""
