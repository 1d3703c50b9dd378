"""`python -m meetgen`, the same as the command `meetgen`."""

from meetgen.cli import main

main(prog_name="meetgen")
