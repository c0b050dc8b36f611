/**
 * The engine: one event to one endpoint, opened, claimed, sent, recorded, due again, expired. What
 * lists deliveries is deliverylog, what people do about them repair. Uses event, endpoint,
 * rendering, outbound, messaging and trace.
 */
@NullMarked
package io.synq.delivery;

import org.jspecify.annotations.NullMarked;
