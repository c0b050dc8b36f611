package io.synq.endpoint;

import com.dashjoin.jsonata.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivered body as filters read it: parsed once for all of an event's filters. */
public final class FilterDocument {
  private final @Nullable Object root;
  private final Map<Object, Long> weights = new IdentityHashMap<>();

  private FilterDocument(@Nullable Object root) {
    this.root = root;
  }

  /**
   * @throws IllegalArgumentException if the library does not read this JSON
   */
  public static FilterDocument parse(byte[] body) {
    try {
      FilterDocument document =
          new FilterDocument(Json.parseJson(new String(body, StandardCharsets.UTF_8)));
      document.weigh(document.root);
      return document;
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the body cannot be read", e);
    }
  }

  @Nullable Object root() {
    return root;
  }

  /** What the whole body weighs. */
  long weight() {
    return FilterWeight.of(root, weights, Long.MAX_VALUE);
  }

  /** The weights of the body's objects and arrays. */
  Map<Object, Long> weights() {
    return weights;
  }

  private long weigh(@Nullable Object value) {
    long weight = FilterWeight.UNIT;
    if (value instanceof List<?> list) {
      for (Object element : list) {
        weight += weigh(element);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> member : map.entrySet()) {
        weight += weigh(member.getKey()) + weigh(member.getValue());
      }
    } else {
      return FilterWeight.of(value, weights, Long.MAX_VALUE);
    }
    weights.put(value, weight);
    return weight;
  }
}
