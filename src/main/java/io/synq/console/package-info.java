/**
 * The console for people: Faces pages under {@code /console}. A page is one facelet in {@code
 * src/main/webapp/console}, an entry of {@link io.synq.console.frame.ConsolePage} that says who may
 * see it, and a {@code *View} in the package of its area: {@code overview}, {@code webhooks},
 * {@code eventlog}, {@code eventtypes}, {@code issues}, {@code finder}, {@code access}, {@code
 * audit}, {@code inbox}. Areas do not use each other; what they share is in {@code frame}, {@code
 * text}, {@code figures} and {@code live}. Views ask the API's resources, in the process: so they
 * can do nothing that the API cannot, and the same checks and words hold. Uses all features; nobody
 * uses it.
 */
@NullMarked
package io.synq.console;

import org.jspecify.annotations.NullMarked;
