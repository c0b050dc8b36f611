/**
 * The API's description at {@code /openapi}: completes what the scanner makes of the resource
 * methods by what follows from them (who may call, which errors there are, which members an answer
 * always has), so that no method can forget it. Nobody uses this package but the server.
 */
@NullMarked
package io.synq.openapi;

import org.jspecify.annotations.NullMarked;
