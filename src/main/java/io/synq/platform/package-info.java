/**
 * What every feature stands on: clock, ids, settings, statements, group commit, sessions with the
 * messaging, problems, JSON, schema migration. Uses nothing of the product.
 */
@NullMarked
package io.synq.platform;

import org.jspecify.annotations.NullMarked;
