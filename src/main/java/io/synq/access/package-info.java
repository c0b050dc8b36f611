/**
 * Who may call: API keys, scopes, operators, and the filter that checks them. Uses platform and
 * tenant.
 */
@NullMarked
package io.synq.access;

import org.jspecify.annotations.NullMarked;
