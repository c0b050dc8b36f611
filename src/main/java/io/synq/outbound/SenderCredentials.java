package io.synq.outbound;

/** What shows a receiver who sends, beyond headers that are always the same. */
public sealed interface SenderCredentials permits ClientCertificate, ClientCredentials {}
