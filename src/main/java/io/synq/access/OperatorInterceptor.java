package io.synq.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Refuses a call within the server, as the console makes them, that is for operators only. */
@Interceptor
@OperatorOnly
@Priority(Interceptor.Priority.APPLICATION)
public class OperatorInterceptor {
  private final CurrentCaller caller;

  @Inject
  OperatorInterceptor(CurrentCaller caller) {
    this.caller = caller;
  }

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Permission.require(caller.get(), call.getMethod());
    return call.proceed();
  }
}
