package io.synq.access;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Refuses a call within the server, as the console makes them, that is for people only. */
@Interceptor
@PersonOnly
@Priority(Interceptor.Priority.APPLICATION)
public class PersonInterceptor {
  private final CurrentCaller caller;

  @Inject
  PersonInterceptor(CurrentCaller caller) {
    this.caller = caller;
  }

  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    Permission.require(caller.get(), call.getMethod());
    return call.proceed();
  }
}
