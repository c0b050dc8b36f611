package io.synq;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * In a class of {@link Conformance}: does not run on the embedded database all the same, which does
 * not change its outcome.
 */
@Tag("reference-only")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReferenceOnly {}
