/**
 * How secrets stand in the database: encrypted, with keys that are not in it. Owns the keys, their
 * check at each start, and the re-encryption after they were changed; the rows are the features'.
 * Uses platform.
 */
@NullMarked
package io.synq.secrets;

import org.jspecify.annotations.NullMarked;
