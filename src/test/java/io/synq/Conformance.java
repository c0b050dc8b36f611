package io.synq;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Runs on the embedded database and messaging too, since these can change its outcome. All other
 * tests of a running server do so on PostgreSQL and a broker only.
 */
@Tag("conformance")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Conformance {}
