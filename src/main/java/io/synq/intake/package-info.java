/**
 * Intake: takes events from producers, by REST and from a queue, and opens their deliveries, in
 * groups. Uses http, event, endpoint, delivery, figures and disk. Posted events are read by code of
 * ours, and not as other requests are, since a payload is kept as it was sent, to the byte (ADR
 * 42).
 */
@NullMarked
package io.synq.intake;

import org.jspecify.annotations.NullMarked;
