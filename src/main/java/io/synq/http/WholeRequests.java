package io.synq.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.servlet.http.HttpServletRequest;

/** Gives beans the request of which they are a part. */
@ApplicationScoped
class WholeRequests {

  @Produces
  @Whole
  static HttpServletRequest current(HttpServletRequest request) {
    return request.getAttribute(WholeRequest.ATTRIBUTE) instanceof HttpServletRequest whole
        ? whole
        : request;
  }
}
