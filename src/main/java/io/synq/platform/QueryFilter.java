package io.synq.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses a query with a parameter that the operation does not have, or with the same one twice
 * (422): a filter that is misspelt would find everything.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class QueryFilter implements ContainerRequestFilter {
  private static final int LONGEST_SHOWN = 64;

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Map<String, List<String>> query = request.getUriInfo().getQueryParameters();
    if (!query.isEmpty()) {
      check(known.computeIfAbsent(resource.getResourceMethod(), QueryFilter::parameters), query);
    }
  }

  /** The names of the query's parameters that a resource method takes. */
  static Set<String> parameters(Method method) {
    return Arrays.stream(method.getParameters())
        .flatMap(QueryFilter::elements)
        .map(element -> element.getAnnotation(QueryParam.class))
        .filter(annotation -> annotation != null)
        .map(QueryParam::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<? extends AnnotatedElement> elements(Parameter parameter) {
    return parameter.isAnnotationPresent(BeanParam.class)
        ? Arrays.stream(parameter.getType().getDeclaredFields())
        : Stream.of(parameter);
  }

  static void check(Set<String> known, Map<String, List<String>> query) {
    Violations wrong = new Violations();
    query.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            wrong.add(Problem.Violation.ofParameter(shown(name), "is not one of this operation"));
          } else if (values.size() > 1) {
            wrong.add(Problem.Violation.ofParameter(name, "appears twice"));
          }
        });
    if (!wrong.isEmpty()) {
      throw wrong.problem().exception();
    }
  }

  private static String shown(String name) {
    return Texts.shortened(name, LONGEST_SHOWN);
  }
}
