/**
 * outbound: sends signed requests to addresses that it may reach; knows no JPA, no JMS. It may use
 * platform and signature.
 */
@org.jspecify.annotations.NullMarked
package io.synq.outbound;
