package io.synq.mail;

import java.util.List;

/**
 * A text to be mailed, to each of these by itself: none learns of the others.
 *
 * @param subject one line
 */
public record Mail(List<String> to, String subject, String text) {}
