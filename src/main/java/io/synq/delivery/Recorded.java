package io.synq.delivery;

import java.time.Instant;
import java.util.List;

/** Told to whoever observes it, once what came of a group of deliveries is committed. */
public record Recorded(List<Conclusion> conclusions, Instant at) {}
