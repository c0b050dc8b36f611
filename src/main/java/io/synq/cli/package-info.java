/**
 * The command line: a program of its own ({@code target/synq-cli.jar}) that calls a server's API
 * from outside. Uses platform, signature and outbound, of each a few functions on the JDK.
 */
@NullMarked
package io.synq.cli;

import org.jspecify.annotations.NullMarked;
