/**
 * Events: the immutable record. Appends, reads and searches them. Uses platform, tenant and access.
 */
@NullMarked
package io.synq.event;

import org.jspecify.annotations.NullMarked;
