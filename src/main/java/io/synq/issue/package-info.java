/**
 * The workspace family: a workspace's issues, the events of their changes, and the callbacks by
 * which receivers act on them. A workspace is a tenant, by its short name. Uses intake.
 */
@NullMarked
package io.synq.issue;

import org.jspecify.annotations.NullMarked;
