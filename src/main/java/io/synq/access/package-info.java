/**
 * Who may call: API keys, users with their roles, the tokens of other systems, operators, scopes,
 * and the filter that checks them. Uses platform, request, tenant and mail. Tokens are verified by
 * jose4j; how an issuer is asked is ours, since Nimbus would fail good tokens while one hangs (ADR
 * 38).
 */
@NullMarked
package io.synq.access;

import org.jspecify.annotations.NullMarked;
