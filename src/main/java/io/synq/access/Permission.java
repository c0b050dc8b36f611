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
    boolean allowed =
        required != null
            ? !caller.tenantId().isEmpty() && caller.may(required.value())
            : caller.operator() && method.isAnnotationPresent(OperatorOnly.class);
    if (!allowed) {
      String needed = required == null ? "an operator" : "the scope " + required.value().text();
      throw Problem.of(ProblemType.FORBIDDEN, "This needs " + needed + ".").exception();
    }
  }
}
