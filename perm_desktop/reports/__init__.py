"""Printed documents: the tagged-PDF kit and the documents built with it. No Qt."""
