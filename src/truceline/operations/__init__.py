"""What an officer does at an operations centre: reads back, checks, enters, looks. The commands only ask for it."""
