/** Room that is kept on the disk of an embedded database. Uses platform. */
@NullMarked
package io.synq.disk;

import org.jspecify.annotations.NullMarked;
