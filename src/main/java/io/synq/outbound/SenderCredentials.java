package io.synq.outbound;

/**
 * What proves to a receiver who sends a request, where that is more than a header with a fixed
 * value.
 */
public sealed interface SenderCredentials permits ClientCertificate, ClientCredentials {}
