/**
 * Fills a server's database with a large log and measures how long searches and pages take. Uses the JDK, the server's
 * JDBC drivers and its HTTP interface, on 127.0.0.1 only.
 */
package io.synq.bench.search;
