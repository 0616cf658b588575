"""What tests/bench/run is made of. Start reading at command.py."""
