/**
 * Intake: takes events from producers, by REST and from a queue, and opens their deliveries, in
 * groups. Uses event, endpoint and delivery.
 */
@NullMarked
package io.synq.intake;

import org.jspecify.annotations.NullMarked;
