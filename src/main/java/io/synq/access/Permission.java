package io.synq.access;

import io.synq.platform.Problem;
import io.synq.platform.ProblemType;
import java.lang.reflect.Method;

/** What a method asks of its caller. */
final class Permission {
  private Permission() {}

  /** 403 unless the caller may call the method. An operator acts in a tenant once in it. */
  static void require(Caller caller, Method method) {
    RequiresScope required = method.getAnnotation(RequiresScope.class);
    if (required != null) {
      require(caller, required.value());
    } else if (method.isAnnotationPresent(PersonOnly.class)) {
      refuseUnless(caller.person(), "a person who signed in by name and password");
    } else if (!method.isAnnotationPresent(AnyCaller.class)) {
      boolean operators = method.isAnnotationPresent(OperatorOnly.class);
      refuseUnless(operators && caller.operator(), "an operator");
    }
  }

  /** 403 unless the caller has the scope within a tenant. */
  static void require(Caller caller, Scope scope) {
    boolean allowed = !caller.tenantId().isEmpty() && caller.may(scope);
    refuseUnless(allowed, "the scope " + scope.text());
  }

  private static void refuseUnless(boolean allowed, String needed) {
    if (!allowed) {
      throw Problem.of(ProblemType.FORBIDDEN, "This needs " + needed + ".").exception();
    }
  }
}
