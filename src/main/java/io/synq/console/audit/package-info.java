/** The page on who changed what. */
@NullMarked
package io.synq.console.audit;

import org.jspecify.annotations.NullMarked;
