/**
 * Tells a tenant's people of its endpoints: that one fails, was disabled, or that deliveries were
 * given up. Each becomes an event of the tenant's log, and is mailed to who asked for it. Observes
 * what the engine and the endpoints tell, which know nothing of it. Uses delivery, endpoint, event
 * and mail.
 */
@NullMarked
package io.synq.notices;

import org.jspecify.annotations.NullMarked;
