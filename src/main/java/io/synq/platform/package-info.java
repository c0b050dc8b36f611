/**
 * What every feature stands on: clock, ids, settings, statements with what the two databases make
 * of them, group commit, sessions with the messaging, problems, JSON, schema migration. Uses
 * nothing of the product. What a database that is away looks like ({@link io.synq.platform.Outage})
 * stands here and in no feature, since problems answer by it, whichever feature asked.
 */
@NullMarked
package io.synq.platform;

import org.jspecify.annotations.NullMarked;
