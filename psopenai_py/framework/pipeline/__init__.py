"""Stages and the pipeline that joins them."""
