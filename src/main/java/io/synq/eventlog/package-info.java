/**
 * The log of events as people and programs read it: pages, searches, the feed that misses nothing,
 * and how the deliveries of each event stand. Owns the sketches, by which searches pass over what
 * holds nothing of interest. Uses event, endpoint and delivery.
 */
@NullMarked
package io.synq.eventlog;

import org.jspecify.annotations.NullMarked;
