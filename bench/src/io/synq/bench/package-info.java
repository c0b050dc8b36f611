/**
 * Load, receiver and floor: three small programs that measure how many events a second a server accepts and delivers,
 * and how long an event takes. They use the JDK only, talk to 127.0.0.1 only, and stop by themselves.
 */
package io.synq.bench;
