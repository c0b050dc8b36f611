/**
 * A signed test event to one endpoint at once, whose answer the caller waits for. Uses delivery and
 * deliverylog.
 */
@NullMarked
package io.synq.ping;

import org.jspecify.annotations.NullMarked;
