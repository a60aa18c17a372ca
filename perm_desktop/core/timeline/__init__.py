"""Layout of the timeline: lanes, marks, strips, labels, moves. Pure; paints nothing."""
