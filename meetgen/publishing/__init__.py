"""What a built site may do and tell: its Content-Security-Policy, and the audit of its bytes."""
