"""The brief as one HTML file that asks no host and runs no script."""
