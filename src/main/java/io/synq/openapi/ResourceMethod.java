package io.synq.openapi;

import io.synq.platform.OperationId;
import io.synq.request.Patch;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
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

  /**
   * What clients call it: its own {@link OperationId}, or what it does with what its resource is
   * of: {@code createEndpoint}, {@code listEndpoints}.
   */
  String operationId() {
    String things = method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
    String thing = things.replaceFirst("ies$", "y").replaceFirst("s$", "");
    return annotation(OperationId.class)
        .map(OperationId::value)
        .orElseGet(() -> method.getName() + (method.getName().equals("list") ? things : thing));
  }

  /** The record that it takes, or takes a patch of. */
  Optional<Class<?>> body() {
    return Arrays.stream(method.getGenericParameterTypes())
        .map(
            type ->
                type instanceof ParameterizedType patch ? patch.getActualTypeArguments()[0] : type)
        .filter(type -> type instanceof Class<?> record && record.isRecord())
        .<Class<?>>map(type -> (Class<?>) type)
        .findFirst();
  }

  /** Whether it takes a patch. */
  boolean patches() {
    return Arrays.asList(method.getParameterTypes()).contains(Patch.class);
  }

  boolean has(Class<? extends Annotation> annotation) {
    return method.isAnnotationPresent(annotation);
  }

  <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
    return Optional.ofNullable(method.getAnnotation(annotation));
  }
}
