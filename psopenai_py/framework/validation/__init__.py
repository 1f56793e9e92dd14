"""Validators: small callables whose repr is their documentation."""
