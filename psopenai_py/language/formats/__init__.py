"""Numbers, dates and time spans as text by .NET's format strings, in the invariant culture."""
