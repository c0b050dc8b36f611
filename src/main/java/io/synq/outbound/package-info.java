/**
 * outbound: sends signed requests to addresses that it may reach; knows no JPA, no JMS. It may use
 * platform and signature. Which addresses these are is decided by code of ours, since a client
 * would look the name up once more, after the check (ADR 1, ADR 31).
 */
@org.jspecify.annotations.NullMarked
package io.synq.outbound;
