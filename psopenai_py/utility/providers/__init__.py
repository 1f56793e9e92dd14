"""What paths lead to: the file system, and the drives of the environment, variables, functions and aliases."""
