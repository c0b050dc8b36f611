package io.synq.issue;

/**
 * A tenant as its workspace events name it.
 *
 * @param slug the {@code workspace} of its events
 */
record Workspace(String tenantId, String slug) {}
