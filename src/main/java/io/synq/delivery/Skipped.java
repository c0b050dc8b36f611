package io.synq.delivery;

/**
 * Told to whoever observes it: a delivery was given up since it kept others of its key waiting for
 * too long. That it has failed is told as such, too.
 */
public record Skipped(Expired delivery) {}
