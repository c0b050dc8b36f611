/**
 * The audit log: which person or key changed what, and from where. Uses platform, tenant and
 * access; features write to it in the transaction of the change.
 */
@NullMarked
package io.synq.audit;

import org.jspecify.annotations.NullMarked;
