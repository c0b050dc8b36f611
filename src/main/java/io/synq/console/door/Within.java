package io.synq.console.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Goes on to another address within the server. A failure there is carried past the end of it by
 * the request: where an exception ends a forward, Liberty leaves CDI's contexts of the request
 * behind, on a thread that serves others next (WELD-000714, WELD-000225).
 */
final class Within {
  private static final String FAILURE = Within.class.getName();

  private Within() {}

  /** Whether the request is on its way to another address. */
  static boolean holds(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.FORWARD;
  }

  /** The last part of the way; what fails on it is for whoever called {@link #forward}. */
  static void arrive(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      request.setAttribute(FAILURE, e);
    }
  }

  static void forward(HttpServletRequest request, HttpServletResponse response, String address)
      throws IOException, ServletException {
    request.removeAttribute(FAILURE);
    request.getRequestDispatcher(address).forward(request, response);
    Object failure = request.getAttribute(FAILURE);
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof ServletException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }
}
