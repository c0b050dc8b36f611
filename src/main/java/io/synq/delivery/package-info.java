/**
 * Deliveries and attempts: one event to one endpoint, from wake-up to outcome. Uses event, endpoint
 * and outbound.
 */
@NullMarked
package io.synq.delivery;

import org.jspecify.annotations.NullMarked;
