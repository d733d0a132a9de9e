"""What a solution and the grader share."""


class EmitFailed(Exception):
    """A turn could not be taken."""
