package io.synq.rendering;

/**
 * An event as it is stored.
 *
 * @param body not to be changed
 */
public record Original(String tenantId, String eventId, String eventType, byte[] body) {}
