"""What has changed between two dates: ties, offices, agreements, forums, ranks and clusters."""
