package io.synq.delivery;

import java.util.List;

/**
 * Told to whoever observes it: deliveries were cancelled that nobody had claimed.
 *
 * @param count how many, tests left out
 * @param ended those of them that may have been the heads of lines
 */
record Cancelled(int count, List<OrderLine.Ended> ended) {}
