"""What every chat platform behind the port must do, told once and held against each of them."""
