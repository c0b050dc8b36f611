/**
 * Tells a tenant's people of its endpoints: that one fails, was disabled, or that deliveries were
 * given up. Each becomes an event of the tenant's log. Observes what the engine and the endpoints
 * tell, which know nothing of it. Uses delivery, endpoint and event.
 */
@NullMarked
package io.synq.notices;

import org.jspecify.annotations.NullMarked;
