package io.synq.request;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Reads the record, or the {@link Patch} of one, that a resource method takes. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json", MediaType.WILDCARD})
public class RequestReader implements MessageBodyReader<Object> {
  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type.isRecord() || type == Patch.class;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream entity)
      throws IOException {
    byte[] body = entity.readAllBytes();
    JsonObject json =
        body.length == 0 && isOptional(annotations)
            ? JsonValue.EMPTY_JSON_OBJECT
            : Requests.parse(body);
    return generic instanceof ParameterizedType patch
        ? new Patch<>(record(patch.getActualTypeArguments()[0]), json)
        : Requests.read(json, record(type));
  }

  /** An absent body is an empty object where a method says that it can do without. */
  private static boolean isOptional(Annotation[] annotations) {
    return Stream.of(annotations)
        .anyMatch(one -> one instanceof RequestBody body && !body.required());
  }

  private static Class<? extends Record> record(Type type) {
    return ((Class<?>) type).asSubclass(Record.class);
  }
}
