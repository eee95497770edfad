"""What is shown of the map: hidden and collapsed lanes, evidence, saved views, the minimap, the lane gallery."""
