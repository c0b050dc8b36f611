/**
 * Pages that renew themselves: what they watch, and the stream by which they hear of changes. A
 * page that is to be live adds a topic. Uses session and frame, and of features deliverylog,
 * eventlog, figures, replay and inbox. The streams are written by code of ours, as those of events
 * are, and for the same reason (ADR 40).
 */
@NullMarked
package io.synq.console.live;

import org.jspecify.annotations.NullMarked;
