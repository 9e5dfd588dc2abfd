"""Completes the issuers of documents with their places, once units and bodies are known."""
