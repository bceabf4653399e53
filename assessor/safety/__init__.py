"""What has to be said first, and who can help."""
