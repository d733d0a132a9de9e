package exercise.api;

/// What there may be only one of.
public interface Resource {}
