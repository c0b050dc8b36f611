package io.synq.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Refuses a call within the server, as the console makes them, that the caller may not make. What
 * came by HTTP was {@linkplain AccessFilter refused before its body was read}.
 */
@Interceptor
@Requires
@Priority(Interceptor.Priority.APPLICATION)
public class PermissionInterceptor {
  private final CurrentCaller current;

  @Inject
  PermissionInterceptor(CurrentCaller current) {
    this.current = current;
  }

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Permission permission = call.getMethod().getAnnotation(Requires.class).value();
    if (permission != Permission.NONE && !current.has(permission)) {
      permission.require(current.get());
    }
    return call.proceed();
  }
}
