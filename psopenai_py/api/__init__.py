"""What the OpenAI cmdlets share: parameters, connection, context, requests, polling, objects and errors."""
