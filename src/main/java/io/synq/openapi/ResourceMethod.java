package io.synq.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Java method behind an operation. */
record ResourceMethod(Method method) {

  /**
   * By the id that the scanner gave the operation: {@code io.synq.event.EventsResource_list}.
   *
   * @throws IllegalStateException if it names no method, or several of that name
   */
  static ResourceMethod of(String scannedId) {
    int end = scannedId.lastIndexOf('_');
    try {
      Class<?> type = Class.forName(scannedId.substring(0, end));
      List<Method> named =
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> method.getName().equals(scannedId.substring(end + 1)))
              .filter(method -> !method.isSynthetic())
              .toList();
      if (named.size() == 1) {
        return new ResourceMethod(named.get(0));
      }
    } catch (ClassNotFoundException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("no resource method is named by " + scannedId, e);
    }
    throw new IllegalStateException("not exactly one method is named by " + scannedId);
  }

  /** The id that clients may make names of: {@code events.list}. */
  String operationId() {
    String resource = method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
    return resource.substring(0, 1).toLowerCase(Locale.ROOT)
        + resource.substring(1)
        + "."
        + method.getName();
  }

  boolean has(Class<? extends Annotation> annotation) {
    return method.isAnnotationPresent(annotation);
  }

  <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
    return Optional.ofNullable(method.getAnnotation(annotation));
  }
}
