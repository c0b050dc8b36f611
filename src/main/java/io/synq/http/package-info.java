/**
 * What every request has to keep to before a feature sees it: that it says where it ends and whom
 * it is for, how large its body is, and how long that takes. What it asks to be answered is read as
 * far as it can be. And how a request ends that was suspended. Uses platform. Bodies are read by
 * code of ours, since the server holds a thread for each that is slow (ADR 23).
 */
@NullMarked
package io.synq.http;

import org.jspecify.annotations.NullMarked;
