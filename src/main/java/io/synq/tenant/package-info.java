/** Tenants: the isolation boundary. Uses platform. */
@NullMarked
package io.synq.tenant;

import org.jspecify.annotations.NullMarked;
