/**
 * The pages on who may do what: API keys, the team, one's own account, and, for operators, tenants.
 */
@NullMarked
package io.synq.console.access;

import org.jspecify.annotations.NullMarked;
