package io.synq.platform;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the message in lines of the JSON log that this thread writes: Liberty's {@code
 * LogRecordContext}, which puts {@code ext_} before each name. It is called by name, since it can
 * be had from no repository; without it there are no fields.
 */
final class LogFields {
  private static final String CONTEXT = "com.ibm.websphere.logging.hpel.LogRecordContext";
  private static final @Nullable MethodHandle ADD =
      find("addExtension", MethodType.methodType(void.class, String.class, String.class));
  private static final @Nullable MethodHandle REMOVE =
      find("removeExtension", MethodType.methodType(boolean.class, String.class));

  private LogFields() {}

  static void add(String name, String value) {
    if (ADD != null) {
      try {
        ADD.invokeExact(name, value);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static void remove(String name) {
    if (REMOVE != null) {
      try {
        boolean removed = (boolean) REMOVE.invokeExact(name);
        assert removed : name;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static @Nullable MethodHandle find(String method, MethodType type) {
    try {
      return MethodHandles.publicLookup().findStatic(Class.forName(CONTEXT), method, type);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
