/**
 * First start: checks the settings and the keys of secrets, and makes the operator and the demo
 * tenant. Uses access, endpoint and trace.
 */
@NullMarked
package io.synq.setup;

import org.jspecify.annotations.NullMarked;
