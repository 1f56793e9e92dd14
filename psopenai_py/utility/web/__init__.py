"""What Invoke-RestMethod and Invoke-WebRequest share."""
