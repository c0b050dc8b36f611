package io.synq.openapi;

import io.synq.platform.Answer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The records that resource methods take and give, with those inside them. */
record PayloadTypes(Set<Class<?>> taken, Set<Class<?>> given) {

  static PayloadTypes of(Collection<ResourceMethod> methods) {
    PayloadTypes types = new PayloadTypes(new LinkedHashSet<>(), new LinkedHashSet<>());
    for (ResourceMethod method : methods) {
      method.annotation(RequestBodySchema.class).ifPresent(body -> add(body.value(), types.taken));
      method.body().ifPresent(body -> add(body, types.taken));
      method.annotation(RequestBody.class).stream()
          .flatMap(body -> Stream.of(body.content()))
          .forEach(content -> add(content.schema().implementation(), types.taken));
      method
          .annotation(APIResponseSchema.class)
          .ifPresent(answer -> add(answer.value(), types.given));
      Arrays.stream(method.method().getAnnotationsByType(APIResponse.class))
          .flatMap(answer -> Stream.of(answer.content()))
          .forEach(content -> add(content.schema().implementation(), types.given));
      add(method.method().getGenericReturnType(), types.given);
    }
    return types;
  }

  private static void add(Type type, Set<Class<?>> types) {
    if (type instanceof ParameterizedType generic) {
      if (generic.getRawType() != Answer.class) {
        add(generic.getRawType(), types);
      }
      Stream.of(generic.getActualTypeArguments()).forEach(argument -> add(argument, types));
    } else if (type instanceof Class<?> record && record.isRecord() && types.add(record)) {
      for (RecordComponent component : record.getRecordComponents()) {
        add(component.getGenericType(), types);
      }
    }
  }
}
