package io.synq.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** How large a body may be, at each path of the server. */
@ApplicationScoped
class BodyLimits {
  private final List<BodyLimit> limits;
  private final int usual;

  @Inject
  BodyLimits(@Any Instance<BodyLimit> limits, HttpSettings settings) {
    this(limits.stream().toList(), settings.maxBodyBytes);
  }

  BodyLimits(List<BodyLimit> limits, int usual) {
    this.limits = limits;
    this.usual = usual;
  }

  int at(String path) {
    for (BodyLimit limit : limits) {
      if (limit.covers(path)) {
        return limit.bytes();
      }
    }
    return usual;
  }
}
