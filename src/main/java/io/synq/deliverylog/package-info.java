/**
 * Deliveries and attempts as they are listed, searched and shown. Uses event, endpoint and
 * delivery.
 */
@NullMarked
package io.synq.deliverylog;

import org.jspecify.annotations.NullMarked;
