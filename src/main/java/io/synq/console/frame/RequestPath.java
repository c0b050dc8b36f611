package io.synq.console.frame;

import jakarta.servlet.http.HttpServletRequest;

/** The path of a request within the server, decoded: whichever servlet it is mapped to. */
public final class RequestPath {
  private RequestPath() {}

  public static String of(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }
}
