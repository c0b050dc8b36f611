package io.synq.console.finder;

/**
 * Something that was found.
 *
 * @param kind what it is, in a word or two
 * @param address of its page, in the tenant at hand
 */
public record Hit(String kind, String title, String address) {}
