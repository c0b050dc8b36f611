/**
 * The built-in receiver for trying things out. Uses platform, http, tenant, signature, endpoint and
 * deliverylog.
 */
@NullMarked
package io.synq.inbox;

import org.jspecify.annotations.NullMarked;
