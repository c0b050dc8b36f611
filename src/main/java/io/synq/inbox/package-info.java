/**
 * The built-in receiver for trying things out. Uses platform, tenant, signature, endpoint and
 * delivery.
 */
@NullMarked
package io.synq.inbox;

import org.jspecify.annotations.NullMarked;
