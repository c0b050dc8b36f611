/** Copies of the embedded database. PostgreSQL has tools of its own. Uses platform. */
@NullMarked
package io.synq.backup;

import org.jspecify.annotations.NullMarked;
