"""Pictures of the demo shop, drawn as SVG and rendered in Chromium."""
