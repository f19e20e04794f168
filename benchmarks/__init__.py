"""What this project costs in time and memory, side by side with other site generators."""
