package io.synq.console;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request within the server, decoded: whichever servlet it is mapped to. */
final class RequestPath {
  private RequestPath() {}

  static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }
}
