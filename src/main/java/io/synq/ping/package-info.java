/**
 * A signed test event to one endpoint at once, a ping or an example, whose answer the caller waits
 * for. Uses delivery and deliverylog.
 */
@NullMarked
package io.synq.ping;

import org.jspecify.annotations.NullMarked;
