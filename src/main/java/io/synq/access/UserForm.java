package io.synq.access;

import org.jspecify.annotations.Nullable;

/**
 * What can be said about a user.
 *
 * @param name for signing in, as {@link User#fold} makes it
 */
record UserForm(String name, @Nullable String displayName, Role role, boolean disabled) {}
