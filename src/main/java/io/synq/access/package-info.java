/**
 * Who may call: API keys, users with their roles, the tokens of other systems, operators, scopes,
 * and the filter that checks them. Uses platform and tenant.
 */
@NullMarked
package io.synq.access;

import org.jspecify.annotations.NullMarked;
