/**
 * The pages on endpoints: those of webhooks and those of integrations, which are endpoints for
 * events of the workspace; adding, editing, filters, secrets, pings, recovery.
 */
@NullMarked
package io.synq.console.webhooks;

import org.jspecify.annotations.NullMarked;
