package io.synq.delivery;

import java.time.Instant;
import java.util.List;

/**
 * Told to whoever observes it, once what came of a group of deliveries is committed. Those whose
 * claim was lost are not among them: what becomes of them is told by whoever has them.
 */
public record Recorded(List<Conclusion> conclusions, Instant at) {}
