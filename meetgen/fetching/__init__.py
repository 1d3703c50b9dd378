"""All that goes over the network: `meetgen calendar pull`, and no build."""
