/**
 * What people do about deliveries: retry, cancel, and deliver an event again. Uses delivery and
 * deliverylog.
 */
@NullMarked
package io.synq.repair;

import org.jspecify.annotations.NullMarked;
